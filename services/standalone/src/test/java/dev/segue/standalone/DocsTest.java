package dev.segue.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.settings.Setting;
import dev.segue.standalone.command.KnownSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the README states of the code is so. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..", "..");

  private final String readme = read("README.md");

  @Test
  void shouldListEverySettingWithItsDefault() {
    assertThat(KnownSettings.ALL)
        .allSatisfy(
            setting -> assertThat(readme).as("README, table of settings").contains(row(setting)));
  }

  @Test
  void shouldShowTheExampleAsItIs() {
    assertThat(readme).contains(read("docs/examples/NewTrack.java"));
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
