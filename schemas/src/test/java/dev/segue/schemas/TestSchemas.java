package dev.segue.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The schema files of this module, now and in earlier versions. */
final class TestSchemas {
  /** The records that stand in topics. */
  static final List<String> NAMES =
      List.of(
          "TrackFeatures",
          "Track",
          "CatalogueEvidence",
          "FactorModel",
          "ModelCommand",
          "TrackRecommendations",
          "ListenerFeedback",
          "ListenerRecommendations");

  private static final Path CURRENT = Path.of("src/main/avro");
  private static final Path PREVIOUS = Path.of("src/test/resources/previous");

  private TestSchemas() {}

  static Schema checkedIn(String name) {
    return read(CURRENT, name);
  }

  /** The folders of earlier versions, each with all schema files as they were published. */
  static List<Path> previousVersions() {
    try (Stream<Path> folders = Files.list(PREVIOUS)) {
      return folders.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A schema as the version of this name had it. */
  static Schema previous(String version, String name) {
    return read(PREVIOUS.resolve(version), name);
  }

  static Schema read(Path folder, String name) {
    try {
      Schema.Parser parser = new Schema.Parser();
      parser.parse(folder.resolve("CanonicalFeatures.avsc").toFile());
      return parser.parse(folder.resolve(name + ".avsc").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
