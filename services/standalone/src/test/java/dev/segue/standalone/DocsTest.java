package dev.segue.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.settings.Setting;
import dev.segue.standalone.command.KnownSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What README and docs state of the code is so. */
class DocsTest {
  private static final Path ROOT = Path.of("..", "..");

  @Test
  void shouldListEverySettingWithItsDefault() {
    String settings = read("docs/settings.md");
    assertThat(KnownSettings.ALL)
        .allSatisfy(setting -> assertThat(settings).as("docs/settings.md").contains(row(setting)));
  }

  @Test
  void shouldShowTheExampleAsItIs() {
    assertThat(read("README.md")).contains(read("docs/examples/NewTrack.java"));
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
