package dev.segue.offline.evaluate;

import dev.segue.offline.OfflineTable;
import dev.segue.tables.CollectListener;
import dev.segue.tables.Collection;
import dev.segue.tables.TableOptions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tables written in tests. */
final class Tables {

  private Tables() {}

  static LabelledTable read(String csv, String... labels) {
    return LabelledTable.of(offline(csv, labels), List.of(labels));
  }

  static OfflineTable offline(String csv, String... labels) {
    TableOptions options =
        TableOptions.of(TableOptions.STANDARD_INPUT)
            .withStandardInput(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    for (String label : labels) {
      options = options.withLabel(label);
    }
    try (Collection collection = Collection.csv(options)) {
      return OfflineTable.read(collection, false, CollectListener.SILENT);
    }
  }
}
