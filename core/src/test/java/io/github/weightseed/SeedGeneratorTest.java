package io.github.weightseed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.weightseed.initializers.HeNormal;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeedGeneratorTest {

  @Test
  void countsOncePerSourceAndNeverOnReads() {
    SeedGenerator generator = new SeedGenerator(42);
    HeNormal initializer = new HeNormal(generator);
    TensorSource first = initializer.source(Shape.of(100), DType.FLOAT32, Backend.JAX);
    assertThat(generator.count()).isEqualTo(1);
    TensorSource second = initializer.source(Shape.of(100), DType.FLOAT32, Backend.JAX);
    assertThat(generator.count()).isEqualTo(2);
    first.read(0, 50, new float[50], 0);
    first.read(50, 50, new double[50], 0);
    first.read(0, 100, ByteBuffer.allocate(400));
    assertThat(first.toTensor()).isEqualTo(first.toTensor()).isNotEqualTo(second.toTensor());
    assertThat(generator.count()).isEqualTo(2);
  }

  @Test
  void givesEachThreadStatesOfItsOwn() {
    SeedGenerator generator = new SeedGenerator(7);
    long distinct =
        IntStream.range(0, 10_000).parallel().mapToObj(i -> generator.next()).distinct().count();
    assertThat(distinct).isEqualTo(10_000);
    assertThat(generator.count()).isEqualTo(10_000);
  }

  @Test
  void aCopyStartsAgainFromTheGivenSeed() {
    SeedGenerator generator = new SeedGenerator(7, "mine");
    generator.next();
    SeedGenerator copy = generator.copy();
    assertThat(copy.next()).isEqualTo(new SeedState(7, 0, true));
    assertThat(copy.name()).isEqualTo("mine");
    assertThat(generator.count()).isEqualTo(1);
  }

  @Test
  void aCopyWithoutGivenSeedDraws() {
    Weightseed.withSeed(
        42,
        () -> {
          SeedGenerator generator = new SeedGenerator();
          assertThat(generator.givenSeed()).isEmpty();
          assertThat(generator.copy().seed()).isEqualTo(119540832).isNotEqualTo(generator.seed());
          return null;
        });
  }

  @Test
  void refusesASlashInItsName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SeedGenerator(1, "a/b"))
        .withMessageStartingWith(
            "Argument `name` must be a string and cannot contain character `/`. Received: name=a/b");
  }

  @Test
  void printsSeedAndCount() {
    SeedGenerator generator = new SeedGenerator(7);
    generator.next();
    assertThat(generator).hasToString("SeedGenerator(seed=7, count=1)");
  }
}
