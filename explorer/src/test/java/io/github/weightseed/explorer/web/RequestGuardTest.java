package io.github.weightseed.explorer.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.Headers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What browsers send of themselves, and pages of other sites cannot change. */
class RequestGuardTest {

  private static Headers headers(String host, String origin, String site) {
    Headers headers = new Headers();
    headers.add("Host", host);
    if (origin != null) {
      headers.add("Origin", origin);
    }
    if (site != null) {
      headers.add("Sec-Fetch-Site", site);
    }
    return headers;
  }

  @ParameterizedTest
  @CsvSource({
    "8080, /api/forms, 127.0.0.1:8080, http://127.0.0.1:8080, same-origin",
    "8080, /api/forms, '[::1]:8080', , none",
    "8080, /api/forms, localhost:8080, ,",
    "8080, /, 127.0.0.1:8080, , cross-site",
    "8080, /style.css, 127.0.0.1:8080, , same-site",
    "80, /api/forms, 127.0.0.1, http://127.0.0.1, same-origin",
    "80, /, localhost, ,",
  })
  void thePageAsksAndLinksLeadToIt(int port, String path, String host, String origin, String site) {
    assertThatCode(() -> new RequestGuard(port).check(path, headers(host, origin, site)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "8080, /api/forms, 127.0.0.1:8080, , cross-site",
    "8080, /api/jobs/1, 127.0.0.1:8080, , same-site",
    "8080, /api/jobs/1, 127.0.0.1:8080, http://127.0.0.1:8080, cross-site",
    "8080, /, 127.0.0.1, ,",
    "80, /, example.org, ,",
    "80, /, 127.0.0.1, http://example.org,",
  })
  void othersAreRefused(int port, String path, String host, String origin, String site) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> new RequestGuard(port).check(path, headers(host, origin, site)))
        .withMessageStartingWith("This server answers to ");
  }
}
