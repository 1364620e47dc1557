package io.github.weightseed.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same bits from a virtual machine without its compilers, and on a processor without fused
 * multiply-add.
 */
class SameBitsTest {

  @ParameterizedTest
  @ValueSource(strings = {"-Xint", "-XX:-UseFMA", "-XX:TieredStopAtLevel=1"})
  void differentlyConfiguredMachinesMakeTheSame(String option) throws Exception {
    String classPath =
        Stream.of(RandomStream.class, StreamDigest.class, NullMarked.class)
            .map(SameBitsTest::location)
            .distinct()
            .collect(Collectors.joining(System.getProperty("path.separator")));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-cp",
                classPath,
                StreamDigest.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
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
