package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Programs of others, unchanged: the scripts in {@code src/test/clients}, which {@code npm install}
 * there gives what they need. Skipped, with a word why, where that has not been done.
 */
class RealClientsTest {
  private static final Path CLIENTS = Path.of("src", "test", "clients");
  private static final ApiFixture API = ApiFixture.withTracks(200);

  @TempDir private Path folder;

  @AfterAll
  static void stop() {
    API.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mcp.mjs", "spotify-ts.mjs", "spotify-node.cjs", "subsonic.mjs"})
  void shouldServe(String script) throws IOException, InterruptedException {
    assumeTrue(
        Files.isDirectory(CLIENTS.resolve("node_modules")),
        "run 'npm install' in " + CLIENTS + " first");
    assumeTrue(
        Stream.of(System.getenv("PATH").split(":", -1))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "node"))),
        "node is not installed");
    Path output = folder.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder("node", script)
            .directory(CLIENTS.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("SEGUE_URL", "http://127.0.0.1:" + API.port());
    Process process = builder.start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly();

    assertThat(ended).as(script).isTrue();
    assertThat(process.exitValue())
        .as("%s: %s", script, Files.readString(output, StandardCharsets.UTF_8))
        .isZero();
  }
}
