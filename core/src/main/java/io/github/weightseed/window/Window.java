package io.github.weightseed.window;

import io.github.weightseed.text.Names;
import io.github.weightseed.text.PythonText;
import java.util.List;
import java.util.Set;

/**
 * The windows of {@code scipy.signal.get_window} that need no parameter, under all of their names
 * there.
 *
 * <p>Each is given by its value at sample n of a symmetric window of M samples. A periodic window
 * of M samples is a symmetric one of M + 1 without its last sample. Sines and cosines are {@link
 * StrictMath}'s.
 *
 * <p>Source: formulas, coefficients and names of SciPy 1.17.1, {@code
 * scipy/signal/windows/_windows.py} (BSD-3-Clause).
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class Window {

  private static final String SYMMETRIC = "_symmetric";
  private static final String PERIODIC = "_periodic";

  /** Names that SciPy knows, but only with parameters. */
  private static final Set<String> NEED_PARAMETERS =
      Set.of(
          "chebwin",
          "cheb",
          "dpss",
          "gaussian",
          "gauss",
          "gss",
          "general cosine",
          "general_cosine",
          "general gaussian",
          "general_gaussian",
          "general gauss",
          "general_gauss",
          "ggs",
          "general hamming",
          "general_hamming",
          "kaiser",
          "ksr",
          "kaiser bessel derived",
          "kaiser_bessel_derived",
          "kbd");

  /** The value at one sample of a symmetric window. */
  @FunctionalInterface
  private interface Formula {
    double at(int n, int m);
  }

  private static final List<Window> WINDOWS =
      List.of(
          // Bartlett-Hann.
          new Window(Window::barthann, "barthann", "brthan", "bth"),
          // Bartlett: a triangle that ends in zeros.
          new Window(Window::bartlett, "bartlett", "bart", "brt"),
          // Blackman.
          new Window(cosineSum(0.42, 0.50, 0.08), "blackman", "black", "blk"),
          // Blackman-Harris, four terms.
          new Window(
              cosineSum(0.35875, 0.48829, 0.14128, 0.01168), "blackmanharris", "blackharr", "bkh"),
          // Bohman.
          new Window(Window::bohman, "bohman", "bman", "bmn"),
          // Every sample 1.
          new Window((n, m) -> 1, "boxcar", "box", "ones", "rect", "rectangular"),
          // Half a sine wave.
          new Window((n, m) -> StrictMath.sin(Math.PI / m * (n + 0.5)), "cosine", "halfcosine"),
          // Exponential (Poisson) with tau 1.
          new Window(
              (n, m) -> StrictMath.exp(-Math.abs(n - (m - 1) / 2.0)), "exponential", "poisson"),
          // Flat top.
          new Window(
              cosineSum(0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368),
              "flattop",
              "flat",
              "flt"),
          // Hamming.
          new Window(cosineSum(0.54, 1 - 0.54), "hamming", "hamm", "ham"),
          // Hann.
          new Window(cosineSum(0.5, 0.5), "hann", "han"),
          // Lanczos: the main lobe of sinc.
          new Window(Window::lanczos, "lanczos", "sinc"),
          // Nuttall's minimum four-term Blackman-Harris.
          new Window(
              cosineSum(0.3635819, 0.4891775, 0.1365995, 0.0106411), "nuttall", "nutl", "nut"),
          // Parzen.
          new Window(Window::parzen, "parzen", "parz", "par"),
          // Taylor with four nearly constant sidelobes at -30 dB.
          new Window(Taylor::value, "taylor", "taylorwin"),
          // A triangle that does not end in zeros.
          new Window(Window::triangle, "triangle", "triang", "tri"),
          // Tukey: half of it tapered.
          new Window(Window::tukey, "tukey", "tuk"));

  private final Formula formula;
  private final List<String> names;

  private Window(Formula formula, String... names) {
    this.formula = formula;
    this.names = List.of(names);
  }

  /**
   * The samples of a window by its name; the ending {@code _symmetric} or {@code _periodic}
   * overrides the argument.
   *
   * @throws IllegalArgumentException in SciPy's words when there is no such window, with the
   *     nearest names, or the length is not positive
   */
  public static double[] samples(String name, int length, boolean periodic) {
    if (length <= 0) {
      throw new IllegalArgumentException("Parameter Nx=" + length + " is not a positive integer");
    }
    Window window = of(name);
    boolean isPeriodic = name.endsWith(PERIODIC) || (periodic && !name.endsWith(SYMMETRIC));
    double[] samples = new double[length];
    for (int n = 0; n < length; n++) {
      samples[n] = length == 1 ? 1 : window.formula.at(n, isPeriodic ? length + 1 : length);
    }
    return samples;
  }

  /**
   * The window with a name, which may end in {@code _symmetric} or {@code _periodic}.
   *
   * @throws IllegalArgumentException in SciPy's words when there is none, with the nearest names
   */
  public static Window of(String name) {
    String base = base(name);
    for (Window window : WINDOWS) {
      if (window.names.contains(base)) {
        return window;
      }
    }
    if (NEED_PARAMETERS.contains(base)) {
      throw new IllegalArgumentException(
          "'%s' must have parameters, but window=%s! Give the window's values instead"
              .formatted(base, PythonText.repr(name)));
    }
    List<String> known = WINDOWS.stream().flatMap(window -> window.names.stream()).toList();
    throw new IllegalArgumentException(
        "Invalid window name '%s' in parameter window=%s!%s"
            .formatted(base, PythonText.repr(name), Names.suggestion(base, known)));
  }

  private static String base(String name) {
    if (name.endsWith(SYMMETRIC)) {
      return name.substring(0, name.length() - SYMMETRIC.length());
    }
    return name.endsWith(PERIODIC) ? name.substring(0, name.length() - PERIODIC.length()) : name;
  }

  /** The sum of {@code coefficient[k] * cos(k * x)} for x from -pi to pi. */
  private static Formula cosineSum(double... coefficients) {
    return (n, m) -> {
      double x = between(-Math.PI, Math.PI, n, m);
      double sum = 0;
      for (int k = 0; k < coefficients.length; k++) {
        sum += coefficients[k] * StrictMath.cos(k * x);
      }
      return sum;
    };
  }

  /** Sample n of m equally spaced ones from a start to an end, both included. */
  private static double between(double start, double end, int n, int m) {
    return n == m - 1 ? end : n * ((end - start) / (m - 1)) + start;
  }

  private static double barthann(int n, int m) {
    double distance = Math.abs(n / (m - 1.0) - 0.5);
    return 0.62 - 0.48 * distance + 0.38 * StrictMath.cos(2 * Math.PI * distance);
  }

  private static double bartlett(int n, int m) {
    double rise = 2.0 * n / (m - 1);
    return n <= (m - 1) / 2.0 ? rise : 2.0 - rise;
  }

  private static double bohman(int n, int m) {
    if (n == 0 || n == m - 1) {
      return 0;
    }
    double x = Math.abs(between(-1, 1, n, m));
    return (1 - x) * StrictMath.cos(Math.PI * x) + 1.0 / Math.PI * StrictMath.sin(Math.PI * x);
  }

  private static double lanczos(int n, int m) {
    int right = Math.max(n, m - 1 - n);
    double x = Math.PI * (2.0 * right / (m - 1) - 1.0);
    return x == 0 ? 1 : StrictMath.sin(x) / x;
  }

  private static double parzen(int n, int m) {
    double distance = Math.abs(n - (m - 1) / 2.0);
    double x = distance / (m / 2.0);
    double y = 1 - x;
    return distance <= (m - 1) / 4.0 ? 1 - 6 * (x * x) + 6 * (x * x * x) : 2 * (y * y * y);
  }

  private static double triangle(int n, int m) {
    int rise = Math.min(n, m - 1 - n) + 1;
    return m % 2 == 0 ? (2.0 * rise - 1) / m : 2.0 * rise / (m + 1.0);
  }

  /** With alpha 0.5. */
  private static double tukey(int n, int m) {
    int width = (m - 1) / 4;
    int fromEnd = Math.min(n, m - 1 - n);
    return fromEnd > width
        ? 1
        : 0.5 * (1 + StrictMath.cos(Math.PI * (-1 + 4.0 * fromEnd / (m - 1))));
  }
}
