package io.github.weightseed.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same bits from a virtual machine without its compilers or without its vectoriser, and on
 * processors without wide vectors or fused multiply-add.
 */
@Execution(ExecutionMode.CONCURRENT)
class SameBitsTest {

  /**
   * C2 compiles what has run a hundred times, before it runs again; options of other processors are
   * passed over.
   */
  private static final String OPTIMIZED =
      "-XX:+IgnoreUnrecognizedVMOptions -Xbatch -XX:-TieredCompilation -XX:CompileThreshold=100";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xint",
        "-XX:-UseFMA",
        "-XX:TieredStopAtLevel=1",
        OPTIMIZED,
        OPTIMIZED + " -XX:-UseSuperWord",
        OPTIMIZED + " -XX:UseAVX=0 -XX:UseSSE=2 -XX:-UseFMA"
      })
  void differentlyConfiguredMachinesMakeTheSame(String options) throws Exception {
    String classPath =
        Stream.of(RandomStream.class, StreamDigest.class, NullMarked.class)
            .map(SameBitsTest::location)
            .distinct()
            .collect(Collectors.joining(System.getProperty("path.separator")));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Arrays.asList(options.split(" ", -1)));
    command.addAll(List.of("-cp", classPath, StreamDigest.class.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    assertThat(output(process)).isEqualTo(StreamDigest.text());
    assertThat(process.waitFor()).isZero();
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
