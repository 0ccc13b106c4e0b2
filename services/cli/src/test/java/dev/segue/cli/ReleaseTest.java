package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a release is made of; nothing can be published from a test, so the files are read. */
class ReleaseTest {
  private static final Path ROOT = Path.of("..", "..");
  private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");
  private static final Pattern MODULE = Pattern.compile("-pl (\\S+)");
  private static final Pattern OUTPUT = Pattern.compile("\\b((?:services|schemas)/\\S*?)/?target/");

  /** Parts of names of libraries that only the laboratory has. */
  private static final List<String> LAB =
      List.of("segue-embedded", "segue-demo", "segue-benchmarks", "kafka_2.13", "jmh", "jvector");

  @ParameterizedTest
  @ValueSource(strings = {"ci.yml", "release.yml"})
  void shouldNameFilesAndModulesThatExist(String workflow) throws IOException {
    JsonNode jobs = new YAMLMapper().readTree(read(".github/workflows/" + workflow)).path("jobs");
    List<String> commands = new ArrayList<>();
    for (JsonNode job : jobs) {
      for (JsonNode step : job.path("steps")) {
        assertThat(step.has("uses") ^ step.has("run")).as("%s", step).isTrue();
        if (step.has("run")) {
          commands.add(step.path("run").asText());
        }
      }
    }
    assertThat(commands).contains(".ci/run");
    assertThat(ROOT.resolve(".ci/run")).isExecutable();
    String all = String.join("\n", commands);
    for (Pattern folder : List.of(MODULE, OUTPUT)) {
      Matcher named = folder.matcher(all);
      while (named.find()) {
        assertThat(ROOT.resolve(named.group(1)).resolve("pom.xml")).exists();
      }
    }
  }

  @Test
  void shouldCallTheVersionByOneName() throws IOException {
    Matcher version = VERSION.matcher(read("pom.xml"));
    assertThat(version.find()).isTrue();
    assertThat(read("docker/compose.yaml")).contains("image: segue:" + version.group(1) + "\n");
    assertThat(read("docker/README.md")).contains("segue:" + version.group(1) + " ");
  }

  @Test
  void shouldKeepTheLaboratoryOutOfTheImage() throws IOException {
    assertThat(read("docker/Dockerfile"))
        .contains("-pl services/cli -am")
        .contains("/build/services/cli/target/lib/");
    assertThat(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)))
        .noneMatch(jar -> LAB.stream().anyMatch(jar::contains));
  }

  private static String read(String file) throws IOException {
    return Files.readString(ROOT.resolve(file));
  }
}
