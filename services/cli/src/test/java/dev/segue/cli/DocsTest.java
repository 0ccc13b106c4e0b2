package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.cli.command.KnownSettings;
import dev.segue.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What README and docs state of the code is so. */
class DocsTest {
  private static final Path ROOT = Path.of("..", "..");
  private static final Pattern LOCAL_LINK = Pattern.compile("]\\(([^)#:\\s]+)[)#]");

  @Test
  void shouldListEverySettingWithItsDefaultAndNoOther() {
    assertThat(read("docs/settings.md").lines().filter(line -> line.startsWith("| `")))
        .containsExactlyInAnyOrderElementsOf(
            KnownSettings.ALL.stream().map(DocsTest::row).toList());
  }

  @Test
  void shouldLinkToFilesThatExist() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      Stream.concat(
              Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "docker/README.md")
                  .map(ROOT::resolve),
              docs.filter(file -> file.toString().endsWith(".md")))
          .forEach(DocsTest::assertLinks);
    }
  }

  private static void assertLinks(Path file) {
    LOCAL_LINK
        .matcher(read(ROOT.relativize(file).toString()))
        .results()
        .map(link -> file.resolveSibling(link.group(1)))
        .forEach(target -> assertThat(target).as("a link of %s", file).exists());
  }

  @Test
  void shouldKeepTheReadmeShort() {
    assertThat(read("README.md").lines().count()).isLessThanOrEqualTo(160);
  }

  @Test
  void shouldShowTheExampleAsItIs() {
    assertThat(read("docs/clients.md")).contains(read("docs/examples/NewTrack.java"));
  }

  private static String row(Setting setting) {
    return "| `%s` | %s | %s |"
        .formatted(
            setting.key(),
            setting.defaultValue().isEmpty() ? "" : "`" + setting.defaultValue() + "`",
            setting.doc());
  }

  private static String read(String file) {
    try {
      return Files.readString(ROOT.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
