package dev.segue.query.http;

import dev.segue.query.ingest.EventBounds;
import dev.segue.query.ingest.SentBytes;
import dev.segue.query.ingest.TableTooLargeException;
import dev.segue.query.ingest.TrackTable;
import dev.segue.tables.form.CsvForm;
import dev.segue.tables.form.FileForm;
import dev.segue.tables.form.JsonForm;
import dev.segue.tables.form.ReadOptions;
import dev.segue.tables.map.MappingOptions;
import dev.segue.tables.source.CollectException;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body that is a table, by the media type it is sent as. A table is held in memory until it
 * is written, so few are read at a time; a further request is told to come again.
 */
final class TableInputs {
  /** Query parameters, named as the options of {@code segue collect}. */
  static final Set<String> PARAMETERS = Set.of("layer", "strict", "map", "unit", "id_column");

  private static final int AT_A_TIME = 2;
  private static final int PATIENCE_SECONDS = 5;
  private static final int MOST_NAMED = 64;
  private static final Map<String, FileForm> FORMS =
      Map.of(
          "text/csv", new CsvForm(),
          "application/x-ndjson", new JsonForm(),
          "application/jsonl", new JsonForm());

  private final Semaphore turns = new Semaphore(AT_A_TIME);

  /** The media types of tables. */
  static boolean isTable(String mediaType) {
    return FORMS.containsKey(mediaType);
  }

  /**
   * What a handler makes of a table.
   *
   * @throws ProblemException if it cannot be read to its end, or is too large
   */
  Reply read(Exchange exchange, Function<TrackTable, Reply> handler) {
    FileForm form = FORMS.get(exchange.mediaType());
    if (form == null) {
      throw new IllegalArgumentException("no table: " + exchange.mediaType());
    }
    ReadOptions options = options(exchange);
    awaitTurn();
    try {
      byte[] bytes = exchange.packedBytes(Exchange.LARGEST_BODY);
      return handler.apply(
          TrackTable.read(form, SentBytes.input(bytes, exchange.isGzip()), options));
    } catch (TableTooLargeException e) {
      throw new ProblemException(ProblemCode.BODY_TOO_LARGE, e.sentence());
    } catch (CollectException e) {
      throw new ProblemException(ProblemCode.INVALID_BODY, String.valueOf(e.getMessage()));
    } finally {
      turns.release();
    }
  }

  private void awaitTurn() {
    try {
      if (turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new ProblemException(
        ProblemCode.NOT_READY, "Other tables are being read; send this one again.");
  }

  private static ReadOptions options(Exchange exchange) {
    QueryInputs query = exchange.query();
    String layer = query.text("layer", EventBounds.LONGEST_LAYER).orElse(null);
    TrackInputs.checkLayer("layer", layer);
    MappingOptions mapping =
        MappingOptions.NONE
            .withLayer(layer)
            .withoutSound(true)
            .withStrict(query.flag("strict").orElse(false))
            .withIdColumn(query.text("id_column", FilterInputs.LONGEST_ID).orElse(null))
            .withColumns(pairs(query, "map"))
            .withUnits(pairs(query, "unit"));
    return new ReadOptions(charset(exchange.charset()), null, mapping, List.of());
  }

  /** As {@code map=title=song_name} says it, once for each. */
  private static Map<String, String> pairs(QueryInputs query, String name) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String given : query.texts(name, MOST_NAMED, 2 * FilterInputs.LONGEST_ID)) {
      int equals = name.equals("map") ? given.indexOf('=') : given.lastIndexOf('=');
      if (equals <= 0 || equals == given.length() - 1) {
        throw ProblemException.invalid(
            name, "'" + name + "' is written one=other, not " + ValueErrors.quote(given) + ".");
      }
      pairs.put(given.substring(0, equals), given.substring(equals + 1));
    }
    return pairs;
  }

  private static @Nullable Charset charset(Optional<String> name) {
    try {
      return name.map(Charset::forName).orElse(null);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          ProblemCode.UNSUPPORTED_MEDIA_TYPE,
          "There is no charset " + ValueErrors.quote(name.orElse("")) + "; leave it out.");
    }
  }
}
