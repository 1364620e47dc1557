// The model with a skip connection, and its weights as Keras makes them on TensorFlow, in jshell.
import io.github.weightseed.*
import io.github.weightseed.initializers.*
import io.github.weightseed.keras.layers.*
import java.nio.file.Path

var inputs = Input.of(64)
var x = Dense.units(64).kernelInitializer("he_normal").apply(inputs)
x = new ReLU().apply(x)
var skip = Dense.units(64).kernelInitializer(Identity.withGain(0.1)).apply(inputs)
var model = Model.of(inputs, new Add().apply(x, skip))

model.summary()
var weights = model.initialize(Backend.TENSORFLOW, 42)
System.out.println(weights.get("dense/kernel").source().toTensor().get(0, 0))
weights.save(Path.of("skip.weights.h5"))
/exit
