package io.github.weightseed.initializers;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import io.github.weightseed.conversion.Conversion;
import io.github.weightseed.text.PythonText;
import io.github.weightseed.window.Window;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The kernel of a convolution that computes one side of the short-time Fourier transform; in
 * configs, {@code STFT}.
 *
 * <p>For the shape {@code (frame_length, 1, fft_length / 2 + 1)}, at time t and frequency k: the
 * cosine ({@code side="real"}) or sine ({@code "imag"}) of {@code -2 * pi * t * k / fft_length},
 * times {@code window[t]}, divided by {@code sqrt(sum(window^2))} ({@code scaling="density"}), by
 * {@code sum(abs(window))} ({@code "spectrum"}), or by nothing. Without a window there is no
 * scaling.
 *
 * <pre>{@code
 * Initializer initializer = Stft.builder().side("real").window("hann").scaling("density").build();
 * Tensor values = initializer.initialize(Shape.of(128, 1, 513), DType.FLOAT32, Backend.JAX);
 *
 * Tensor frame = Stft.ofFrame(128, 128, 32).initialize(); // shape (128, 1, 65)
 * }</pre>
 *
 * <p>The angle is rounded in each operation as in Keras; cosine and sine are {@link StrictMath}'s,
 * so values may differ from a backend's by 10<sup>-6</sup>.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Stft extends AbstractInitializer {

  private static final String DEFAULT_SIDE = "real";
  private static final String DEFAULT_WINDOW = "hann";
  private static final String DEFAULT_SCALING = "density";

  private final String side;
  private final @Nullable Object window;
  private final @Nullable String scaling;
  private final boolean periodic;
  private final @Nullable Frame frame;

  /** The real side, a symmetric Hann window, density scaling. */
  public Stft() {
    this(builder());
  }

  private Stft(Builder builder) {
    this.side = builder.side;
    this.window = builder.window;
    this.scaling = builder.scaling;
    this.periodic = builder.periodic;
    this.frame = builder.frame;
  }

  /** Arguments by name. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The real side with all else by default, for a fixed frame: {@link #initialize(long...)
   * initialize()} gives the shape {@code (windowLength, 1, fftLength / 2 + 1)}.
   *
   * @param fftLength the size of the transform
   * @param windowLength how many samples are transformed at once
   * @param windowStep how many samples lie between two transforms; for the layer, it does not
   *     change values
   * @throws IllegalArgumentException when one of them is below 1
   */
  public static Stft ofFrame(long fftLength, long windowLength, long windowStep) {
    return builder().frame(fftLength, windowLength, windowStep).build();
  }

  /**
   * From a config: {@code side}, {@code window}, {@code scaling}, {@code periodic}, each with its
   * default.
   *
   * @throws IllegalArgumentException when it has other keys, or a value that is refused
   */
  public static Stft fromConfig(Map<String, ? extends @Nullable Object> config) {
    Arguments arguments = new Arguments("STFT", config);
    Builder builder = builder();
    builder.side = PythonText.str(arguments.value("side", DEFAULT_SIDE));
    builder.window = TensorConfig.parse(arguments.value("window", DEFAULT_WINDOW));
    Object scaling = arguments.value("scaling", DEFAULT_SCALING);
    builder.scaling = scaling == null ? null : PythonText.str(scaling);
    builder.periodic = arguments.flag("periodic", false);
    arguments.refuseOthers();
    return builder.build();
  }

  /** Which side of the transform: {@code real} or {@code imag}. */
  public String side() {
    return side;
  }

  /** The window: a name, a {@link List} of numbers, a {@link Tensor}, or null for none. */
  public @Nullable Object window() {
    return window;
  }

  /** The scaling: {@code density}, {@code spectrum}, or null for none. */
  public @Nullable String scaling() {
    return scaling;
  }

  /** Whether a named window is periodic, rather than symmetric. */
  public boolean periodic() {
    return periodic;
  }

  /** How many samples lie between two transforms, if the frame is fixed. */
  public OptionalLong windowStep() {
    return frame == null ? OptionalLong.empty() : OptionalLong.of(frame.windowStep());
  }

  @Override
  public String className() {
    return "STFT";
  }

  /**
   * {@inheritDoc} Without dimensions: in the shape of the fixed frame.
   *
   * @throws IllegalArgumentException without dimensions, when no frame is fixed
   */
  @Override
  public Tensor initialize(long... dims) {
    return dims.length == 0 && frame != null
        ? initialize(frame.shape())
        : initialize(Shape.of(dims));
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException when the shape has not three dimensions, is not that of the
   *     fixed frame, or does not fit a window that was given as values
   */
  @Override
  public TensorSource source(Shape shape, DType dtype, Backend backend) {
    checkShape(shape);
    Conversion conversion = Conversion.of(backend);
    DType result = conversion.resultDType(dtype);
    if (!result.isFloating()) {
      throw new IllegalArgumentException("STFT needs a floating-point dtype, got dtype=" + dtype);
    }
    double[] values = window == null ? null : windowValues(shape.dim(0), conversion, dtype);
    return new StftKernel(conversion, result, side.equals("imag"), values, scaling, shape.dim(2))
        .source(shape.dim(0));
  }

  private void checkShape(Shape shape) {
    if (shape.rank() != 3) {
      throw new IllegalArgumentException(
          "%s: STFT needs a shape (frame_length, 1, fft_length // 2 + 1), got shape=%s"
              .formatted(
                  shape.rank() > 3
                      ? "too many values to unpack (expected 3)"
                      : "not enough values to unpack (expected 3, got " + shape.rank() + ")",
                  shape));
    }
    if (frame != null && !shape.equals(frame.shape())) {
      throw new IllegalArgumentException(
          "This STFT has the fixed frame shape=%s, got shape=%s".formatted(frame.shape(), shape));
    }
  }

  private double[] windowValues(long length, Conversion conversion, DType dtype) {
    if (length > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "A window must have at most 2^31-1 values, got frame_length=" + length);
    }
    Object values =
        window instanceof String name
            ? Arrays.stream(Window.samples(name, (int) length, periodic)).boxed().toList()
            : window;
    Tensor tensor = conversion.cast(values, dtype);
    if (tensor.shape().rank() != 1 || tensor.shape().dim(0) != length) {
      throw new IllegalArgumentException(
          "The shape of `window` must be equal to [frame_length].Received: window shape="
              + tensor.shape());
    }
    return tensor.toDoubleArray();
  }

  @Override
  Map<String, @Nullable Object> arguments() {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    arguments.put("side", side);
    arguments.put("window", window);
    arguments.put("scaling", scaling);
    arguments.put("periodic", periodic);
    if (frame != null) {
      arguments.put("fft_length", frame.fftLength());
      arguments.put("window_length", frame.windowLength());
      arguments.put("window_step", frame.windowStep());
    }
    return arguments;
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("side", side);
    config.put("window", window instanceof Tensor tensor ? TensorConfig.of(tensor) : window);
    config.put("periodic", periodic);
    config.put("scaling", scaling);
    return Collections.unmodifiableMap(config);
  }

  @Override
  public Stft copy() {
    return this;
  }

  /**
   * The frame that a kernel is for.
   *
   * @param fftLength the size of the transform
   * @param windowLength how many samples are transformed at once
   * @param windowStep how many samples lie between two transforms
   */
  private record Frame(long fftLength, long windowLength, long windowStep) {
    Frame {
      if (fftLength < 1 || windowLength < 1 || windowStep < 1) {
        throw new IllegalArgumentException(
            "fft_length, window_length and window_step must be at least 1, got fft_length=%d, window_length=%d, window_step=%d"
                .formatted(fftLength, windowLength, windowStep));
      }
    }

    Shape shape() {
      return Shape.of(windowLength, 1, fftLength / 2 + 1);
    }
  }

  /**
   * Sets side, window, scaling, periodic and frame by name. A builder is for one thread at a time.
   */
  public static final class Builder {

    private String side = DEFAULT_SIDE;
    private @Nullable Object window = DEFAULT_WINDOW;
    private @Nullable String scaling = DEFAULT_SCALING;
    private boolean periodic;
    private @Nullable Frame frame;

    private Builder() {}

    /** Which side of the transform: {@code real} (unless given) or {@code imag}. */
    public Builder side(String side) {
      this.side = side;
      return this;
    }

    /** The window by its name in {@code scipy.signal.get_window}: {@code hann} unless given. */
    public Builder window(String name) {
      window = name;
      return this;
    }

    /** The window by its values. */
    public Builder window(double... values) {
      window = Arrays.stream(values).boxed().toList();
      return this;
    }

    /** The window by its values. */
    public Builder window(Tensor values) {
      window = values;
      return this;
    }

    /** No window, and so no scaling. */
    public Builder noWindow() {
      window = null;
      return this;
    }

    /** The scaling: {@code density} (unless given) or {@code spectrum}. */
    public Builder scaling(String scaling) {
      this.scaling = scaling;
      return this;
    }

    /** No scaling. */
    public Builder noScaling() {
      scaling = null;
      return this;
    }

    /** Whether a named window is periodic; if not (unless given), it is symmetric. */
    public Builder periodic(boolean periodic) {
      this.periodic = periodic;
      return this;
    }

    /**
     * Fixes the frame; see {@link #ofFrame}.
     *
     * @throws IllegalArgumentException when one of the lengths is below 1
     */
    public Builder frame(long fftLength, long windowLength, long windowStep) {
      frame = new Frame(fftLength, windowLength, windowStep);
      return this;
    }

    /**
     * The initializer.
     *
     * @throws IllegalArgumentException when the side, the window's name or the scaling is not one
     *     of those
     */
    public Stft build() {
      if (!side.equals("real") && !side.equals("imag")) {
        throw new IllegalArgumentException("side should be 'real' or 'imag', not " + side);
      }
      if (window instanceof String name) {
        Window.of(name);
      }
      if (scaling != null && !scaling.equals("density") && !scaling.equals("spectrum")) {
        throw new IllegalArgumentException(
            "Scaling is invalid, it must be `None`, 'density' or 'spectrum'. Received scaling="
                + scaling);
      }
      return new Stft(this);
    }
  }
}
