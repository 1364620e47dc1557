package io.github.weightseed.keras.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The memory that writing takes does not grow with the model. */
@Execution(ExecutionMode.CONCURRENT)
@Tag("once")
class SmallMemoryTest {

  /** 553 MB of weights, in 64 MB. */
  @Test
  void vgg16InEveryFormat() throws Exception {
    List<String> printed =
        ChildJvm.run(
            "64m",
            SmallMemory.WholeModel.class,
            "src/test/resources/keras-3.15.1/models/VGG16.json");
    long bytes = 4L * 138_357_544;
    assertThat(printed.stream().filter(line -> line.matches("[a-z0-9.-]+ [0-9]+")))
        .hasSize(5)
        .allSatisfy(
            line ->
                assertThat(Long.parseLong(line.substring(line.indexOf(' ') + 1)))
                    .isBetween(bytes, bytes + 100_000));
  }

  /** 80 GB of one kernel, in 256 MB: chunks on both sides of 2^31 and 2^32, the first, the last. */
  @Test
  void kernelOf20BillionElements() throws Exception {
    assertThat(ChildJvm.run("256m", SmallMemory.HugeKernel.class))
        .anyMatch(line -> line.matches("weights.h5 8000080\\d{4} 7 of 7"))
        .anyMatch(line -> line.matches("safetensors 8000080\\d{4} 7 of 7"));
  }
}
