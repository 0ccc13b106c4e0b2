package dev.segue.collector.server;

import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.map.Outcome;
import dev.segue.tables.map.Outcome.Accepted;
import dev.segue.tables.map.TrackSource;
import dev.segue.tables.source.CollectException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tracks of a library that are not as they were published last, and after them those that are
 * gone: for each an event of the layer that states nothing, which takes away what the layer said.
 */
public final class ChangedTracks implements TrackSource {
  private final TrackSource library;
  private final String layer;
  private final Map<String, Integer> before;
  private final boolean careful;
  private final Map<String, Integer> now = new HashMap<>();
  private @Nullable Iterator<String> gone;
  private long unchanged;
  private long removed;

  /**
   * @param before what was published last: hashes by the ids of tracks
   * @param careful whether it is an error if more than half of them are gone
   */
  public ChangedTracks(
      TrackSource library, String layer, Map<String, Integer> before, boolean careful) {
    this.library = library;
    this.layer = layer;
    this.before = Map.copyOf(before);
    this.careful = careful;
  }

  /** What is published once this has been read to its end. */
  public Map<String, Integer> published() {
    return Map.copyOf(now);
  }

  @Override
  public @Nullable Outcome next() {
    Iterator<String> vanished = gone;
    while (vanished == null) {
      Outcome next = library.next();
      if (next == null) {
        vanished = vanished();
        gone = vanished;
      } else if (!(next instanceof Accepted accepted)) {
        return next;
      } else if (isNews(accepted.track())) {
        return next;
      }
    }
    if (!vanished.hasNext()) {
      return null;
    }
    removed++;
    TrackFeatures nothing =
        TrackFeatures.newBuilder().setId(vanished.next()).setLayer(layer).build();
    return new Accepted(library.position(), nothing);
  }

  private boolean isNews(TrackFeatures track) {
    int hash = track.hashCode();
    Integer known = before.get(track.getId());
    now.put(track.getId(), hash);
    boolean news = known == null || known != hash;
    unchanged += news ? 0 : 1;
    return news;
  }

  private Iterator<String> vanished() {
    List<String> ids = new ArrayList<>();
    for (String id : before.keySet()) {
      if (!now.containsKey(id)) {
        ids.add(id);
      }
    }
    if (careful && 2L * ids.size() > before.size()) {
      throw new CollectException(
          String.format(
              Locale.ROOT,
              "The server has %,d of the %,d tracks that it had, less than half: nothing was taken"
                  + " away. If that is right, run it once with --forget.",
              before.size() - ids.size(),
              before.size()));
    }
    ids.sort(null);
    return ids.iterator();
  }

  @Override
  public String name() {
    return library.name();
  }

  @Override
  public long position() {
    return library.position();
  }

  @Override
  public long size() {
    return library.size();
  }

  @Override
  public boolean sizeInBytes() {
    return library.sizeInBytes();
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>(library.notes());
    if (!before.isEmpty()) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%,d tracks are as they were and were not published again; %,d are gone and were"
                  + " taken away.",
              unchanged,
              removed));
    }
    return notes;
  }

  @Override
  public void close() {
    library.close();
  }
}
