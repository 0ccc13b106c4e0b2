package dev.segue.tables.library.reader;

import dev.segue.tables.library.EntryDraft;
import dev.segue.tables.library.EntrySink;
import dev.segue.tables.library.LibraryReader;
import dev.segue.tables.library.Numbers;
import dev.segue.tables.library.Place;
import dev.segue.tables.library.Play.End;
import dev.segue.tables.source.CollectException;
import dev.segue.tables.source.CsvSource;
import dev.segue.tables.source.Header;
import dev.segue.tables.source.Input;
import dev.segue.tables.source.Row;
import dev.segue.tables.source.RowSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Scrobbles of Last.fm as a CSV table {@code
 * uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid}: like a listen of
 * ListenBrainz, a scrobble counts as a full play.
 */
public final class LastFmScrobbles implements LibraryReader {

  private static final double MILLIS = 1_000;
  private static final double LATEST = 1e11;

  @Override
  public void read(Input input, @Nullable String member, EntrySink sink) {
    try (RowSource rows = CsvSource.open(input, null, null)) {
      long line = 1;
      try {
        for (Row row = rows.next(); row != null; row = rows.next()) {
          line = row.line();
          row(Place.line(member, line), row, sink);
        }
      } catch (CollectException e) {
        sink.rejected(Place.line(member, line + 1), "the rest was not read: " + e.getMessage(), "");
      }
    }
  }

  private static void row(Place place, Row row, EntrySink sink) {
    String damage = row.damage();
    if (damage != null) {
      sink.rejected(place, damage, "");
      return;
    }
    String title = value(row, "track");
    String artist = value(row, "artist");
    double seconds = Numbers.parse(String.valueOf(value(row, "uts")));
    if (!(seconds >= 0 && seconds < LATEST)) {
      sink.rejected(place, "uts is no number of seconds since 1970", JsonWalk.named(artist, title));
      return;
    }
    new EntryDraft(place, sink)
        .title(title)
        .artist(artist)
        .album(value(row, "album"))
        .mbid(value(row, "track_mbid"))
        .played(End.FULL, Math.round(seconds * MILLIS))
        .done();
  }

  private static @Nullable String value(Row row, String column) {
    Header header = row.header();
    for (int i = 0; i < header.size(); i++) {
      if (header.name(i).strip().toLowerCase(Locale.ROOT).equals(column)) {
        String value = row.value(i);
        return value == null ? null : value.strip();
      }
    }
    return null;
  }
}
