// The model with a skip connection, and its weights as Keras makes them on TensorFlow, in Kotlin.
import io.github.weightseed.Backend
import io.github.weightseed.initializers.Identity
import io.github.weightseed.keras.layers.Add
import io.github.weightseed.keras.layers.Dense
import io.github.weightseed.keras.layers.Input
import io.github.weightseed.keras.layers.Model
import io.github.weightseed.keras.layers.ReLU
import java.nio.file.Path

fun main() {
    val inputs = Input.of(64)
    var x = Dense.units(64).kernelInitializer("he_normal").apply(inputs)
    x = ReLU().apply(x)
    val skip = Dense.units(64).kernelInitializer(Identity.withGain(0.1)).apply(inputs)
    val model = Model.of(inputs, Add().apply(x, skip))

    model.summary()
    val weights = model.initialize(Backend.TENSORFLOW, 42)
    println(weights["dense/kernel"].source().toTensor().get(0, 0))
    weights.save(Path.of("skip.weights.h5"))
}
