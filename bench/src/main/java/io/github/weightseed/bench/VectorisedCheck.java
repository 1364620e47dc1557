package io.github.weightseed.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Whether C2 makes vector instructions of the kernels: each runs with its vectoriser (SuperWord)
 * and without. At least twice as fast with it says that all the kernel's loops that matter are
 * vectorised. TensorFlow's have another, faster way to their words where there are no vectors, and
 * truncated normals choose by branches: for them 1.2 times is enough, which is more than the noise
 * of fastest iterations makes.
 */
public final class VectorisedCheck {

  private static final double VECTORISED = 2;
  private static final double VECTORISED_WITH_ANOTHER_WAY = 1.2;

  private VectorisedCheck() {}

  /**
   * Prints a table in Markdown for each JDK; the exit code is 1 when a kernel falls behind.
   *
   * @param arguments the {@code java} commands of the JDKs, none for the one that runs this; before
   *     them {@code --quick} to see that all works
   * @throws RunnerException when JMH fails
   */
  public static void main(String[] arguments) throws RunnerException {
    List<String> javas = new ArrayList<>(List.of(arguments));
    boolean quick = javas.remove("--quick");
    if (javas.isEmpty()) {
      javas.add(System.getProperty("java.home") + "/bin/java");
    }
    boolean behind = false;
    for (String java : javas) {
      Map<String, RunResult> with = run(java, quick, "-XX:+UseSuperWord");
      Map<String, RunResult> without = run(java, quick, "-XX:-UseSuperWord");
      System.out.println("JDK " + version(with) + "\n");
      System.out.println("| kernel | runs a ms | without vectors | ratio | wanted | reached? |");
      System.out.println("|---|--:|--:|--:|--:|--:|");
      for (Map.Entry<String, RunResult> entry : with.entrySet()) {
        double scalar = score(without.getOrDefault(entry.getKey(), entry.getValue()));
        double ratio = score(entry.getValue()) / scalar;
        double wanted = wanted(entry.getKey());
        behind |= ratio < wanted;
        System.out.println(
            String.format(
                Locale.ROOT,
                "| %s | %.3f | %.3f | %.2f x | %s | %s |",
                entry.getKey(),
                score(entry.getValue()),
                scalar,
                ratio,
                wanted == 0 ? "" : wanted + " x",
                wanted == 0 ? "" : ratio >= wanted ? "yes" : "**no**"));
      }
      System.out.println();
    }
    if (behind && !quick) {
      System.exit(1);
    }
  }

  /** The least ratio that says that a kernel is vectorised; NumPy's state is sequential. */
  private static double wanted(String kernel) {
    if (kernel.startsWith("numpy")) {
      return 0;
    }
    return kernel.startsWith("tensorflow") ? VECTORISED_WITH_ANOTHER_WAY : VECTORISED;
  }

  private static Map<String, RunResult> run(String java, boolean quick, String flag)
      throws RunnerException {
    System.err.println(java + " " + flag);
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(Vectorised.class.getName() + ".run")
            .jvm(java)
            .jvmArgsAppend(flag)
            .verbosity(VerboseMode.SILENT);
    if (quick) {
      options.warmupIterations(1).measurementIterations(1);
      options.warmupTime(TimeValue.milliseconds(50)).measurementTime(TimeValue.milliseconds(50));
    }
    Map<String, RunResult> results = new LinkedHashMap<>();
    for (RunResult result : new Runner(options.build()).run()) {
      results.put(result.getParams().getParam("kernel"), result);
    }
    return results;
  }

  /** Of the fastest iteration: what else the machine does makes the others slower. */
  private static double score(RunResult result) {
    return result.getPrimaryResult().getStatistics().getMax();
  }

  private static String version(Map<String, RunResult> results) {
    return results.values().iterator().next().getParams().getVmVersion();
  }
}
