package io.github.weightseed.keras;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The first of the random models: {@link RandomModels} compares as many as one likes. */
class RandomModelTest {

  @Test
  void haveTheWeightsThatKerasGivesThem() throws IOException, URISyntaxException {
    RandomModels models = new RandomModels();
    models.compare(
        Path.of(
            Objects.requireNonNull(
                    RandomModelTest.class.getResource("/keras-3.15.1/models/random.numpy.jsonl.gz"))
                .toURI()));
    assertThat(models.differences()).isEmpty();
    assertThat(models.compared()).isEqualTo(200);
  }
}
