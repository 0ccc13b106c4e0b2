package dev.segue.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.map.Outcome.Reject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Collects made-up tables, and keeps what came of them. */
final class TableFixture {

  final CollectingPublisher<TrackFeatures> publisher = new CollectingPublisher<>();
  final List<Reject> rejects = new ArrayList<>();
  private final Path folder;

  TableFixture(Path folder) {
    this.folder = folder;
  }

  /** The only track there is. */
  TrackFeatures only() {
    assertThat(publisher.events).as("%s", rejects).hasSize(1);
    return publisher.events.get(0);
  }

  CollectSummary csv(String text) {
    return read(text, options -> options);
  }

  CollectSummary read(String text, UnaryOperator<TableOptions> options) {
    return bytes(text.getBytes(StandardCharsets.UTF_8), options);
  }

  CollectSummary bytes(byte[] bytes, UnaryOperator<TableOptions> options) {
    try {
      Path table = Files.write(folder.resolve("table.csv"), bytes);
      return run(Collection.csv(options.apply(TableOptions.of(table))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CollectSummary run(Collection collection) {
    CollectListener listener =
        new CollectListener() {
          @Override
          public void rejected(Reject reject) {
            rejects.add(reject);
          }
        };
    try (collection) {
      return collection.showRejects(1_000).run(publisher, listener);
    }
  }
}
