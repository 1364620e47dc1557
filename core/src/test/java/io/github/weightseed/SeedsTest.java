package io.github.weightseed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.weightseed.initializers.RandomInitializer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The seeds that real Keras draws. */
class SeedsTest {

  private static final List<Map<String, Object>> ROWS = Fixtures.lines("seeds.jsonl");

  private static List<Map<String, Object>> rows(String kind) {
    List<Map<String, Object>> rows =
        ROWS.stream().filter(row -> row.get("kind").equals(kind)).toList();
    assertThat(rows).isNotEmpty();
    return rows;
  }

  private static long seed(Map<String, Object> row) {
    return row.get("seed") instanceof Boolean flag
        ? (flag ? 1 : 0)
        : ((Number) row.get("seed")).longValue();
  }

  private static List<Long> longs(Object list) {
    return ((List<?>) list)
        .stream().map(value -> value == null ? null : ((Number) value).longValue()).toList();
  }

  @Test
  void streamDrawsAsKeras() {
    for (Map<String, Object> row : rows("draws")) {
      SeedStream stream = SeedStream.of(seed(row));
      List<Long> drawn = LongStream.generate(stream::next).limit(630).boxed().toList();
      assertThat(drawn).as("%s", row).startsWith(longs(row.get("first")).toArray(Long[]::new));
      assertThat(drawn.subList(624, 630)).as("%s", row).isEqualTo(longs(row.get("later")));
    }
  }

  @Test
  void streamRefusesSeedsOutOfRange() {
    for (Map<String, Object> row : rows("refused")) {
      if (row.get("seed") instanceof Integer || row.get("seed") instanceof Long) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> SeedStream.of(seed(row)))
            .withMessageStartingWith((String) row.get("message"));
        assertThatIllegalArgumentException().isThrownBy(() -> Weightseed.setRandomSeed(seed(row)));
      }
    }
  }

  /** One initializer after the other, then the copies of each: which seed each of them holds. */
  @Test
  void initializersDrawInTheOrderTheyAreMade() {
    for (Map<String, Object> row : rows("sequence")) {
      Weightseed.withSeed(
          seed(row),
          () -> {
            List<Object> made = new ArrayList<>();
            ((List<?>) row.get("made")).forEach(name -> made.add(make((String) name)));
            assertThat(made.stream().map(SeedsTest::heldSeed)).isEqualTo(longs(row.get("seeds")));
            assertThat(made.stream().map(SeedsTest::copy).map(SeedsTest::heldSeed))
                .isEqualTo(longs(row.get("clones")));
            return null;
          });
    }
  }

  private static Object make(String name) {
    if (name.equals("SeedGenerator")) {
      return new SeedGenerator();
    }
    return name.equals("Constant") ? Initializers.constant() : Initializers.get(name);
  }

  private static Object copy(Object made) {
    return made instanceof SeedGenerator generator ? generator.copy() : ((Initializer) made).copy();
  }

  private static Long heldSeed(Object made) {
    if (made instanceof SeedGenerator generator) {
      return generator.seed();
    }
    return made instanceof RandomInitializer random ? ((Seed.Drawn) random.seed()).value() : null;
  }

  @ParameterizedTest
  @EnumSource
  void globalGeneratorMovesOnAsKeras(Backend backend) {
    int compared = 0;
    for (Map<String, Object> row : Fixtures.lines("random/" + backend + ".jsonl")) {
      if (row.get("kind").equals("global_states")) {
        RandomState state = RandomState.of(seed(row));
        for (Object expected : (List<?>) row.get("states")) {
          SeedState next = state.nextGlobal(backend);
          assertThat(List.of(next.seed(), next.count())).isEqualTo(longs(expected));
          compared++;
        }
      }
      if (row.get("kind").equals("states") && row.containsKey("states")) {
        SeedGenerator generator = new SeedGenerator(seed(row));
        for (Object expected : (List<?>) row.get("states")) {
          SeedState next = generator.next();
          assertThat(List.of(next.seed(), next.count())).isEqualTo(longs(expected));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(20);
  }
}
