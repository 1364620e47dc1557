package io.github.weightseed.keras.layer;

import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.keras.shape.PartialShape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code STFTSpectrogram}: real_kernel and imag_kernel (frame_length, 1, fft_length / 2 + 1), of
 * which its mode needs one or both.
 */
final class StftSpectrogram extends Layer {

  private final String mode;
  private final long frameLength;
  private final long fftLength;

  StftSpectrogram(LayerConfig config) {
    super(config);
    mode = config.text("mode", "log");
    frameLength = config.positive("frame_length", 256);
    fftLength = config.has("fft_length") ? config.positive("fft_length") : powerOfTwo(frameLength);
  }

  private static long powerOfTwo(long atLeast) {
    long power = Long.highestOneBit(atLeast);
    return power == atLeast ? power : Math.multiplyExact(2, power);
  }

  @Override
  boolean needsShape() {
    return false;
  }

  @Override
  void makeWeights(InputShapes shapes) {
    Shape shape = Shape.of(frameLength, 1, fftLength / 2 + 1);
    if (!mode.equals("imag")) {
      addWeight("real_kernel", shape, stft("real"));
    }
    if (!mode.equals("real")) {
      addWeight("imag_kernel", shape, stft("imag"));
    }
  }

  private Initializer stft(String side) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    arguments.put("side", side);
    arguments.put("window", argument("window", "hann"));
    arguments.put("scaling", argument("scaling", "density"));
    arguments.put("periodic", argument("periodic", false));
    return config().construction().initializer(Map.of("class_name", "STFT", "config", arguments));
  }

  private @Nullable Object argument(String key, Object whenMissing) {
    return config().values().containsKey(key) ? config().values().get(key) : whenMissing;
  }

  @Override
  PartialShape output(PartialShape input) {
    boolean channelsFirst = config().channelAxis() == 1;
    long frequencies = fftLength / 2 + 1;
    if (mode.equals("stft")) {
      frequencies *= 2;
    }
    Long channels = input.get(config().channelAxis());
    long step = config().has("frame_step") ? config().positive("frame_step") : frameLength / 2;
    PartialShape frames =
        SpatialAxes.windowed(
            config(),
            input,
            new long[] {frameLength},
            new long[] {Math.max(step, 1)},
            new long[] {1},
            config().text("padding", "valid"));
    if (config().flag("expand_dims", false)) {
      return channelsFirst ? frames.append(frequencies) : frames.insert(2, frequencies);
    }
    return frames.with(
        config().channelAxis(),
        channels == null ? null : Math.multiplyExact(channels, frequencies));
  }
}
