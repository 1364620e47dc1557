package io.github.weightseed.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The user's browser, where there is a screen to show it on. */
final class Browser {

  private Browser() {}

  /** Opens an address; false where there is no browser to be found. */
  static boolean open(URI address, Map<String, String> environment) {
    List<String> command = command(System.getProperty("os.name", ""), environment);
    if (command.isEmpty()) {
      return false;
    }
    try {
      ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
      builder.command().add(address.toString());
      builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The system's own command that opens an address; empty without a screen. */
  static List<String> command(String system, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler");
    }
    if (name.startsWith("mac")) {
      return List.of("open");
    }
    boolean hasScreen =
        !environment.getOrDefault("DISPLAY", "").isEmpty()
            || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    return hasScreen ? List.of("xdg-open") : List.of();
  }
}
