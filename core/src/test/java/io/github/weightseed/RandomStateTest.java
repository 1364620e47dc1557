package io.github.weightseed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weightseed.initializers.HeNormal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Known answers: {@code keras.utils.set_random_seed} of 0 and 42, then {@code make_default_seed()}.
 */
@Isolated("sets the random seed of all")
class RandomStateTest {

  private static final long FIRST_OF_0 = 906691060;
  private static final long FIRST_OF_42 = 686579304;
  private static final long SECOND_OF_42 = 119540832;

  private static long next() {
    return RandomState.current().nextSeed();
  }

  @Test
  void scopesNestAndEnd() {
    long inner =
        Weightseed.withSeed(
            42,
            () -> {
              assertThat(next()).isEqualTo(FIRST_OF_42);
              assertThat(Weightseed.withSeed(0, RandomStateTest::next)).isEqualTo(FIRST_OF_0);
              return next();
            });
    assertThat(inner).isEqualTo(SECOND_OF_42);
  }

  @Test
  void aScopeEndsWhenItsActionFails() {
    RandomState before = RandomState.current();
    assertThatThrownBy(
            () ->
                Weightseed.withSeed(
                    42,
                    () -> {
                      throw new IllegalStateException("failed");
                    }))
        .hasMessage("failed");
    assertThat(RandomState.current()).isSameAs(before);
  }

  @Test
  void aScopeHoldsOnItsThreadAlone() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      RandomState process = RandomState.current();
      RandomState seen = Weightseed.withSeed(42, () -> get(other.submit(RandomState::current)));
      assertThat(seen).isSameAs(process);
    } finally {
      other.shutdown();
      assertThat(other.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void threadsInScopesOfTheirOwnDrawTheSame() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<List<Long>> draws =
          () ->
              Weightseed.withSeed(
                  42,
                  () -> LongStream.generate(RandomStateTest::next).limit(1000).boxed().toList());
      List<Future<List<Long>>> results =
          threads.invokeAll(Stream.generate(() -> draws).limit(8).toList());
      List<Long> expected = draws.call();
      for (Future<List<Long>> result : results) {
        assertThat(result.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void settingTheSeedStartsTheProcessStreamAnew() {
    Weightseed.setRandomSeed(42);
    long first = next();
    Weightseed.setRandomSeed(42);
    assertThat(next()).isEqualTo(first).isEqualTo(FIRST_OF_42);
    assertThat(next()).isEqualTo(SECOND_OF_42);
  }

  @Test
  void anUnseededInitializerDrawsOnceWhenItIsMade() {
    Weightseed.withSeed(
        42,
        () -> {
          HeNormal initializer = new HeNormal();
          assertThat(initializer.seed()).isEqualTo(new Seed.Drawn(FIRST_OF_42));
          initializer.initialize(Shape.of(3), DType.FLOAT32, Backend.JAX);
          assertThat(next()).isEqualTo(SECOND_OF_42);
          return null;
        });
  }

  @Test
  void theGlobalGeneratorDrawsOneSeedAtItsFirstUse() {
    RandomState state = RandomState.of(42);
    assertThat(state.nextGlobal(Backend.JAX)).isEqualTo(new SeedState(FIRST_OF_42, 0, true));
    state.nextGlobal(Backend.JAX);
    assertThat(state.nextSeed()).isEqualTo(SECOND_OF_42);
  }
}
