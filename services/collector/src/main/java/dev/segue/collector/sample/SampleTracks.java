package dev.segue.collector.sample;

import dev.segue.tables.Collection;
import dev.segue.tables.map.Outcome;
import dev.segue.tables.map.Outcome.Accepted;
import dev.segue.tables.map.TrackSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first tracks of a generated catalogue, as a source. */
public final class SampleTracks implements TrackSource {

  private final SampleCatalogue catalogue;
  private final long tracks;
  private long next;

  public SampleTracks(SampleCatalogue catalogue, long tracks) {
    this.catalogue = catalogue;
    this.tracks = tracks;
  }

  /**
   * The first tracks of a generated catalogue, ready to be published.
   *
   * @param seed another seed is another catalogue with the same ids
   */
  public static Collection collection(long seed, long tracks) {
    return Collection.of(new SampleTracks(new SampleCatalogue(seed), tracks));
  }

  @Override
  public String name() {
    return catalogue.source();
  }

  @Override
  public @Nullable Outcome next() {
    if (next >= tracks) {
      return null;
    }
    return new Accepted(next + 1, catalogue.track(next++));
  }

  @Override
  public long position() {
    return next;
  }

  @Override
  public long size() {
    return tracks;
  }

  @Override
  public boolean sizeInBytes() {
    return false;
  }

  @Override
  public List<String> notes() {
    return List.of("These tracks, artists and albums are generated; none of them exists.");
  }

  @Override
  public void close() {}
}
