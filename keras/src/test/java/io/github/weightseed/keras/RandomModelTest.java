package io.github.weightseed.keras;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The first of the random models, and odd ones: {@link RandomModels} compares as many as one likes.
 */
class RandomModelTest {

  @ParameterizedTest
  @CsvSource({"random, 200", "odd, 16"})
  void haveTheWeightsThatKerasGivesThem(String name, int count)
      throws IOException, URISyntaxException {
    RandomModels models = new RandomModels();
    models.compare(
        Path.of(
            Objects.requireNonNull(
                    RandomModelTest.class.getResource(
                        "/keras-3.15.1/models/" + name + ".numpy.jsonl.gz"))
                .toURI()));
    assertThat(models.differences()).isEmpty();
    assertThat(models.compared()).isEqualTo(count);
  }
}
