package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Runs the tests of the page's scripts, which are written for Node's own test runner (18 or newer),
 * as {@code npm test} does in this module.
 */
class PageScriptsTest {
  private static final Path TESTS = Path.of("src", "test", "page");
  private static final int OLDEST = 18;

  @Test
  void shouldPassTheirTestsInNode() throws Exception {
    assumeTrue(
        version() >= OLDEST,
        "There is no Node " + OLDEST + " or newer on the PATH: the page's scripts are not tested.");
    List<String> command = new ArrayList<>(List.of("node", "--test"));
    try (Stream<Path> tests = Files.list(TESTS)) {
      tests.map(Path::toString).filter(t -> t.endsWith(".test.js")).sorted().forEach(command::add);
    }
    assertThat(command).hasSizeGreaterThan(2);
    Process node = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(node.waitFor()).as(output).isZero();
  }

  /** The major version, or 0 where there is no Node. */
  private static int version() throws IOException, InterruptedException {
    try {
      Process node = new ProcessBuilder("node", "--version").redirectErrorStream(true).start();
      String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return node.waitFor() == 0
          ? Integer.parseInt(said.replaceAll("^v(\\d+)[.](?s:.*)", "$1"))
          : 0;
    } catch (IOException none) {
      return 0;
    }
  }
}
