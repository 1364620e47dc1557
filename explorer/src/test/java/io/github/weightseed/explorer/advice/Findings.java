package io.github.weightseed.explorer.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.keras.layers.Sequential;
import io.github.weightseed.keras.layers.SequentialItem;
import java.util.List;

/** What is advised about small models. */
final class Findings {

  private Findings() {}

  static List<Finding> advise(SequentialItem... items) {
    return Advisor.advise(new Sequential(items).plan(42));
  }

  static Finding only(List<Finding> findings) {
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  static List<String> paths(Finding finding) {
    return finding.places().stream().map(Finding.Place::path).toList();
  }
}
