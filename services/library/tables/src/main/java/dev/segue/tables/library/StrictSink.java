package dev.segue.tables.library;

import org.jspecify.annotations.Nullable;

/** Rejects an entry that has a value which cannot be right, instead of leaving out the value. */
final class StrictSink implements EntrySink {

  private final EntrySink sink;
  private @Nullable Place place;
  private String reason = "";

  StrictSink(EntrySink sink) {
    this.sink = sink;
  }

  @Override
  public void entry(LibraryEntry entry) {
    boolean faulty = entry.place().equals(place);
    place = null;
    if (faulty) {
      rejected(entry.place(), reason, String.valueOf(entry.track().getTitle()));
    } else {
      sink.entry(entry);
    }
  }

  @Override
  public void leftOut(String kind) {
    sink.leftOut(kind);
  }

  @Override
  public void rejected(Place at, String why, String what) {
    place = null;
    sink.rejected(at, why, what);
  }

  @Override
  public void valueLeftOut(Place at, String field, String value, String why) {
    if (place == null) {
      place = at;
      reason = field + " \"" + LibraryTracks.shortened(value) + "\" " + why;
    }
  }

  @Override
  public void note(String sentence) {
    sink.note(sentence);
  }
}
