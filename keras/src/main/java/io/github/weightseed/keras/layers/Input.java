package io.github.weightseed.keras.layers;

import io.github.weightseed.DType;
import io.github.weightseed.keras.shape.PartialShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model's input: a tensor with a shape and no values.
 *
 * <pre>{@code
 * Input image = Input.of(224, 224, 3).name("image");
 * Input words = Input.of(Input.ANY).dtype("int32");
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads; a changed copy is another input.
 */
public final class Input extends KerasTensor implements SequentialItem {

  /** A dimension of any size. */
  public static final long ANY = -1;

  private Input(InputLayer layer) {
    super(
        new Node(layer, List.of(), Map.of(), List.of(layer.batchShape)),
        0,
        layer.batchShape,
        layer.dtype,
        null);
  }

  /**
   * An input of float32, for any batch.
   *
   * @param shape the dimensions without the batch; {@link #ANY} for unknown ones
   */
  public static Input of(long... shape) {
    List<@Nullable Long> dims = new ArrayList<>();
    dims.add(null);
    for (long dim : shape) {
      if (dim < ANY) {
        throw new IllegalArgumentException(
            "Cannot convert '%s' to a shape. Negative dimensions are not allowed."
                .formatted(Arrays.toString(shape)));
      }
      dims.add(dim == ANY ? null : Long.valueOf(dim));
    }
    return ofBatch(new PartialShape(dims));
  }

  /** An input of float32 whose shape includes the batch. */
  public static Input ofBatch(PartialShape batchShape) {
    return new Input(new InputLayer(null, batchShape, "float32"));
  }

  /** With a name. */
  public Input name(String name) {
    return new Input(new InputLayer(name, shape(), dtype()));
  }

  /** Of a dtype. */
  public Input dtype(DType dtype) {
    return dtype(dtype.kerasName());
  }

  /** Of a dtype, by Keras' name. */
  public Input dtype(String dtype) {
    return new Input(new InputLayer(layer().name(), shape(), dtype));
  }

  /** For a batch of a fixed size. */
  public Input batchSize(long batchSize) {
    return new Input(new InputLayer(layer().name(), shape().with(0, batchSize), dtype()));
  }

  Layer layer() {
    return node().layer();
  }

  /** {@code InputLayer}. */
  private static final class InputLayer extends Layer {

    private final @Nullable String name;
    private final PartialShape batchShape;
    private final String dtype;

    InputLayer(@Nullable String name, PartialShape batchShape, String dtype) {
      this.name = name;
      this.batchShape = batchShape;
      this.dtype = dtype;
    }

    @Override
    public String className() {
      return "InputLayer";
    }

    @Override
    public @Nullable String name() {
      return name;
    }

    @Override
    String outputDtype(KerasTensor input, int index) {
      return dtype;
    }

    @Override
    Map<String, @Nullable Object> config(ConfigWriter writer, @Nullable BuildShapes built) {
      Map<String, @Nullable Object> config = new LinkedHashMap<>();
      config.put("batch_shape", batchShape.dims());
      config.put("dtype", dtype);
      config.put("sparse", false);
      config.put("ragged", false);
      config.put("name", writer.nameOf(this));
      config.put("optional", false);
      return config;
    }
  }
}
