// The model with a skip connection, and its weights as Keras makes them on TensorFlow, in Scala.
import io.github.weightseed.Backend
import io.github.weightseed.initializers.Identity
import io.github.weightseed.keras.layers.{Add, Dense, Input, Model, ReLU}
import java.nio.file.Path

object Skip {
  def main(args: Array[String]): Unit = {
    val inputs = Input.of(64)
    val hidden = Dense.units(64).kernelInitializer("he_normal").apply(inputs)
    val x = new ReLU().apply(hidden)
    val skip = Dense.units(64).kernelInitializer(Identity.withGain(0.1)).apply(inputs)
    val model = Model.of(inputs, new Add().apply(x, skip))

    model.summary()
    val weights = model.initialize(Backend.TENSORFLOW, 42)
    println(weights.get("dense/kernel").source().toTensor().get(0, 0))
    weights.save(Path.of("skip.weights.h5"))
  }
}
