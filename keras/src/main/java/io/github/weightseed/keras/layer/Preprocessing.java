package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What layers give that prepare images, categories, text and sound. */
final class Preprocessing {

  private static final String INT = "int";

  private Preprocessing() {}

  /** {@code CenterCrop}: images, or one, of another size. */
  static PartialShape centerCropped(LayerConfig config, PartialShape input) {
    if (input.rank() != 3 && input.rank() != 4) {
      throw new IllegalArgumentException(
          "expected images of rank 3 or 4, got input shape " + input);
    }
    return cropped(config, input);
  }

  /** {@code RandomCrop}: of another size along the two axes beside the channels, at any rank. */
  static PartialShape cropped(LayerConfig config, PartialShape input) {
    return sized(config, input, input.rank() - (config.channelAxis() == 1 ? 2 : 3));
  }

  /** {@code Resizing}: Keras takes what is not of rank 4 for one image. */
  static PartialShape resized(LayerConfig config, PartialShape input) {
    int first = input.rank() == 4 ? 1 : 0;
    return sized(config, input, config.channelAxis() == 1 ? first + 1 : first);
  }

  private static PartialShape sized(LayerConfig config, PartialShape input, int height) {
    return input.with(height, config.positive("height")).with(height + 1, config.positive("width"));
  }

  /** {@code CategoryEncoding}. */
  static PartialShape categories(LayerConfig config, PartialShape input) {
    return encoded(input, config.text("output_mode", "multi_hot"), config.positive("num_tokens"));
  }

  /** {@code Discretization}. */
  static PartialShape discretized(LayerConfig config, PartialShape input) {
    String mode = config.text("output_mode", INT);
    if (mode.equals(INT)) {
      return input;
    }
    long depth =
        config.values().get("bin_boundaries") instanceof List<?> boundaries
            ? boundaries.size() + 1L
            : config.positive("num_bins");
    if (mode.equals("one_hot")) {
      return encoded(input, mode, depth);
    }
    return input.rank() < 2
        ? PartialShape.of(depth)
        : PartialShape.of(input.batch()).append(input.from(2)).append(depth);
  }

  /** {@code Hashing}, {@code HashedCrossing}. */
  static PartialShape hashed(LayerConfig config, PartialShape input) {
    String mode = config.text("output_mode", INT);
    return mode.equals(INT) ? input : encoded(input, "multi_hot", config.positive("num_bins"));
  }

  /** {@code HashedCrossing}: of the first of its two inputs. */
  static PartialShape crossed(LayerConfig config, PartialShape input) {
    String mode = config.text("output_mode", INT);
    return mode.equals(INT) ? input : encoded(input, mode, config.positive("num_bins"));
  }

  /** {@code IntegerLookup}, {@code StringLookup}. */
  static PartialShape lookedUp(LayerConfig config, PartialShape input) {
    String mode = config.text("output_mode", INT);
    if (mode.equals(INT)) {
      return input;
    }
    Object depth =
        config
            .values()
            .get(config.flag("pad_to_max_tokens", false) ? "max_tokens" : "vocabulary_size");
    return encoded(input, mode, depth instanceof Long known ? known : null);
  }

  /** {@code TextVectorization}. */
  static PartialShape vectorized(LayerConfig config, PartialShape input) {
    if (config.text("output_mode", INT).equals(INT)) {
      return PartialShape.of(
          input.batch(),
          config.has("output_sequence_length") ? config.positive("output_sequence_length") : null);
    }
    boolean splits = !config.values().containsKey("split") || config.has("split");
    PartialShape words =
        splits ? input.append((Long) null) : input.rank() <= 1 ? input.append(1L) : input;
    return lookedUp(config, words);
  }

  /** A code for each value, or for all along the last axis together. */
  private static PartialShape encoded(PartialShape input, String mode, @Nullable Long depth) {
    if (input.rank() == 0) {
      return PartialShape.of(depth);
    }
    Long last = input.get(-1);
    boolean each = mode.equals("one_hot") && (input.rank() == 1 || last == null || last != 1);
    return each ? input.append(depth) : input.with(-1, depth);
  }

  /** {@code MelSpectrogram}: bins by time. */
  static PartialShape mel(LayerConfig config, PartialShape input) {
    long stride = config.positive("sequence_stride", 512);
    Long time = input.get(input.rank() == 1 ? 0 : 1);
    Long steps = time == null ? null : Long.valueOf(Math.addExact(time, stride + 1) / stride);
    PartialShape batch = input.rank() == 1 ? PartialShape.of() : PartialShape.of(input.batch());
    return batch.append(config.positive("num_mel_bins", 128)).append(steps);
  }

  /** Of a dictionary, {@code bounding_boxes} is cut or filled up; images are left as they are. */
  static List<PartialShape> boundingBoxes(LayerConfig config, InputShapes inputs) {
    long count = config.positive("max_number");
    List<PartialShape> outputs = new ArrayList<>();
    inputs
        .byName()
        .forEach(
            (name, shape) ->
                outputs.add(name.contains(".bounding_boxes.") ? shape.with(1, count) : shape));
    return outputs;
  }
}
