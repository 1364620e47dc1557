package io.github.weightseed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.cli.Terminal.Run;
import io.github.weightseed.initializers.GlorotUniform;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sample --backend all}. */
class SideBySideTest {

  private static Run run(String args) {
    return Terminal.pipe(80).run(("sample " + args + " --backend all").split(" ", -1));
  }

  private static String row(Run run, String title) {
    return run.out().lines().filter(line -> line.startsWith(title)).findFirst().orElseThrow();
  }

  private static List<String> cells(Run run, String title) {
    return Arrays.asList(row(run, title).substring(title.length()).strip().split(" +", -1));
  }

  /** The last lines: what Keras prints on these backends. */
  @Test
  void columnsAreTheBackendsValues() {
    Run run = run("glorot_uniform --shape 2,2 --seed 1337");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("GlorotUniform(seed=1337)\nshape (2, 2), 4 values, fan_in 2, fan_out 2\n\n");
    assertThat(row(run, " ").strip().split(" +", -1))
        .containsExactly("tensorflow", "jax", "torch", "numpy");
    Backend[] backends = {Backend.TENSORFLOW, Backend.JAX, Backend.TORCH, Backend.NUMPY};
    for (int column = 0; column < backends.length; column++) {
      Tensor values =
          new GlorotUniform(1337).initialize(Shape.of(2, 2), DType.FLOAT32, backends[column]);
      for (int i = 0; i < 4; i++) {
        assertThat(Float.parseFloat(cells(run, "value " + i).get(column)))
            .isEqualTo((float) values.getFlat(i));
      }
    }
    assertThat(cells(run, "value 0").get(0)).startsWith("0.14668");
    assertThat(cells(run, "value 0").get(1)).startsWith("0.61082");
    assertThat(cells(run, "value 0").get(2)).startsWith("-1.0329");
  }

  @Test
  void seedIsDrawnOnceForAll() {
    Run run = run("he_normal --shape 3");
    String seed = run.out().lines().findFirst().orElseThrow().replaceAll("\\D", "");
    assertThat(run("he_normal --shape 3 --seed " + seed)).isEqualTo(run);
  }

  @Test
  void typesAreThoseThatCome() {
    assertThat(cells(run("zeros --shape 2 --dtype float64"), "dtype"))
        .containsExactly("float64", "float32", "float64", "float64");
    assertThat(cells(run("zeros --shape 2 --dtype float64 --x64"), "dtype"))
        .containsExactly("float64", "float64", "float64", "float64");
  }

  @Test
  void backendsThatRefuseSaySo() {
    Run run = run("he_normal --shape 2,2 --seed -1");
    assertThat(run.exitCode()).isZero();
    assertThat(row(run, " ").strip().split(" +", -1)).containsExactly("tensorflow", "torch");
    assertThat(run.out())
        .contains("\n\njax refuses: Python integer -1 out of bounds for uint32")
        .contains("\nnumpy refuses: Python integer -1 out of bounds for uint32");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "random_normal --shape 1000 --seed 5",
        "random_normal --shape 1000 --seed 5 --arg stddev=1e-9",
        "random_normal --shape 1000 --seed 5 --arg mean=-1e30 --dtype float64",
        "orthogonal --shape 9,9 --seed 1",
        "ones --shape 0,2"
      })
  void fitsATerminal(String args) {
    Run run = run(args);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines().takeWhile(line -> !line.contains("refuses:")))
        .hasSizeGreaterThan(8)
        .allMatch(line -> line.length() <= 80);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zeros ones --shape 2          | --backend all is for one initializer, got 2",
        "zeros --shape 2 -o x.npy      | -o is for the values of one backend, got all",
        "orthogonal --shape 2          | at least two-dimensional",
        "he_normal --shape 2 --arg x=1 | unexpected keyword argument 'x'"
      })
  void wrongUsageIsRefused(String args, String sentence) {
    Run run = run(args);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("weightseed: ")
        .contains(sentence);
  }
}
