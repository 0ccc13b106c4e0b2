package dev.segue.lab.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A small table of made-up tracks, the same each time. */
final class TinyTable {
  static final int TRACKS = 60;

  private TinyTable() {}

  /** Writes it; tracks are t0, t1 and so on, each by another artist, and the last row has no id. */
  static Path write(Path file) throws IOException {
    return write(file, TRACKS);
  }

  /** The same with more tracks, or fewer. */
  static Path write(Path file, int tracks) throws IOException {
    Random random = new Random(3);
    List<String> rows = new ArrayList<>();
    rows.add(
        "track_id,track_name,artists,popularity,danceability,energy,key,loudness,mode,speechiness,"
            + "acousticness,instrumentalness,liveness,valence,tempo,duration_ms,time_signature");
    for (int i = 0; i < tracks; i++) {
      rows.add(row("t" + i, random));
    }
    rows.add(row("", random));
    return Files.write(file, rows);
  }

  private static String row(String id, Random random) {
    return String.format(
        Locale.ROOT,
        "%s,Title %s,Artist %s,%d,%.3f,%.3f,%d,%.2f,%d,%.3f,%.3f,%.3f,%.3f,%.3f,%.2f,%d,4",
        id,
        id,
        id,
        random.nextInt(101),
        random.nextDouble(),
        random.nextDouble(),
        random.nextInt(12),
        -20 * random.nextDouble(),
        random.nextInt(2),
        random.nextDouble(),
        random.nextDouble(),
        random.nextDouble(),
        random.nextDouble(),
        random.nextDouble(),
        60 + 120 * random.nextDouble(),
        100_000 + random.nextInt(200_000));
  }
}
