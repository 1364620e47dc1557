package io.github.weightseed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleTest {

  @Test
  void widthIsThatOfColumnsElseOfTheTerminal() {
    assertThat(Console.width(Map.of("COLUMNS", "120"), 80)).isEqualTo(120);
    assertThat(Console.width(Map.of("COLUMNS", "120"), 0)).isEqualTo(120);
    assertThat(Console.width(Map.of("COLUMNS", "wide"), 80)).isEqualTo(80);
    assertThat(Console.width(Map.of(), 10)).isEqualTo(60);
    assertThat(Console.width(Map.of(), 0)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void colorsGoWhenNotWanted() {
    assertThat(Console.hasColor(Map.of())).isTrue();
    assertThat(Console.hasColor(Map.of("NO_COLOR", ""))).isTrue();
    assertThat(Console.hasColor(Map.of("NO_COLOR", "1"))).isFalse();
    assertThat(Console.hasColor(Map.of("TERM", "dumb"))).isFalse();
  }

  @Test
  void aPipeGetsNoColors() {
    assertThat(Terminal.pipe().console().good("text")).isEqualTo("text");
    assertThat(Terminal.screen(80).console().good("text")).isEqualTo("\033[1;32mtext\033[0m");
  }
}
