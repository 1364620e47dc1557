package io.github.weightseed.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Tensor;
import io.github.weightseed.source.Elements;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every value of the fixtures made by oracle/stream_values.py, byte for byte. */
class StreamValuesTest {

  @ParameterizedTest
  @EnumSource(names = {"TENSORFLOW", "TORCH", "NUMPY"})
  void makesTheBytesThatKerasMakes(Backend backend) {
    List<StreamFixture> fixtures =
        StreamFixture.all(backend).stream()
            .filter(fixture -> fixture.sha256() != null && !hasFreeBits(fixture))
            .toList();
    assertThat(fixtures).hasSizeGreaterThan(500);
    for (StreamFixture fixture : fixtures) {
      Tensor tensor = fixture.source().toTensor();
      assertThat(tensor.dtype()).as(fixture.toString()).isEqualTo(fixture.got());
      if (hasNaN(tensor)) {
        assertThat(differing(fixture, tensor)).as(fixture.toString()).isZero();
      } else {
        assertThat(sha256(tensor)).as(fixture.toString()).isEqualTo(fixture.sha256());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TENSORFLOW", "TORCH", "NUMPY"})
  void refusesWhatKerasRefuses(Backend backend) {
    List<StreamFixture> fixtures =
        StreamFixture.all(backend).stream().filter(f -> f.message() != null).toList();
    assertThat(fixtures).hasSizeGreaterThan(30);
    for (StreamFixture fixture : fixtures) {
      assertThatIllegalArgumentException()
          .as(fixture.toString())
          .isThrownBy(fixture::source)
          .withMessageStartingWith(fixture.message());
    }
  }

  /**
   * Sine and cosine are our own: at most two units in the last place apart, 99 % of the bits equal.
   */
  @ParameterizedTest
  @EnumSource(names = {"TENSORFLOW", "TORCH"})
  void float64NormalsDifferInTheLastPlaceAtMost(Backend backend) {
    long compared = 0;
    long different = 0;
    for (StreamFixture fixture : StreamFixture.all(backend)) {
      if (fixture.sha256() == null || !hasFreeBits(fixture)) {
        continue;
      }
      Tensor tensor = fixture.source().toTensor();
      different += differing(fixture, tensor);
      for (StreamFixture.Slice slice : fixture.slices()) {
        ByteBuffer theirs = bytes(slice);
        for (int i = 0; i < theirs.capacity() / Double.BYTES; i++) {
          double expected = theirs.getDouble(i * Double.BYTES);
          double got = tensor.getFlat((int) slice.from() + i);
          compared++;
          if (Double.isNaN(expected)) {
            assertThat(got).isNaN();
          } else if (got != expected) {
            double largest = Math.max(Math.abs(fixture.first().doubleValue()), Math.abs(expected));
            assertThat(Math.abs(got - expected))
                .as(fixture.toString())
                .isLessThanOrEqualTo(2 * Math.ulp(largest));
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(1000);
    assertThat(different).isLessThanOrEqualTo(compared / 100);
  }

  private static boolean hasFreeBits(StreamFixture fixture) {
    return fixture.backend() != Backend.NUMPY
        && fixture.dtype() == DType.FLOAT64
        && !fixture.function().equals("uniform");
  }

  private static boolean hasNaN(Tensor tensor) {
    for (int i = 0; i < tensor.size(); i++) {
      if (Double.isNaN(tensor.getFlat(i))) {
        return true;
      }
    }
    return false;
  }

  /** Elements of the slices with other values; sign and payload of a NaN do not count. */
  private static long differing(StreamFixture fixture, Tensor tensor) {
    long differing = 0;
    DType dtype = Objects.requireNonNull(fixture.got());
    for (StreamFixture.Slice slice : fixture.slices()) {
      ByteBuffer theirs = bytes(slice);
      for (int i = 0; i < theirs.capacity() / dtype.byteSize(); i++) {
        double expected = Elements.toDouble(dtype, theirs, i);
        double got = tensor.getFlat((int) slice.from() + i);
        differing += Double.compare(expected, got) == 0 ? 0 : 1;
      }
    }
    return differing;
  }

  private static ByteBuffer bytes(StreamFixture.Slice slice) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(slice.hex())).order(ByteOrder.LITTLE_ENDIAN);
  }

  static String sha256(Tensor tensor) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(tensor.asByteBuffer());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
