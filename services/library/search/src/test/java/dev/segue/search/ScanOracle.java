package dev.segue.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a search finds by reading one track after the other, of plain lower-case words. */
final class ScanOracle {
  private ScanOracle() {}

  static @Nullable MatchKind kind(IndexedTrack track, String text) {
    String title = Objects.requireNonNull(track.title());
    if (title.equals(text)) {
      return MatchKind.EXACT_TITLE;
    }
    if (title.startsWith(text)) {
      return MatchKind.TITLE_PREFIX;
    }
    List<String> words =
        Stream.concat(Stream.of(title), track.artists().stream())
            .flatMap(name -> Arrays.stream(name.split(" ", -1)))
            .toList();
    boolean all =
        Arrays.stream(text.split(" ", -1))
            .allMatch(part -> words.stream().anyMatch(word -> word.startsWith(part)));
    return all ? MatchKind.WORD_PREFIX : null;
  }

  static Comparator<IndexedTrack> order(String text) {
    return Comparator.<IndexedTrack, MatchKind>comparing(
            track -> Objects.requireNonNull(kind(track, text)))
        .thenComparing(track -> -track.popularity())
        .thenComparing(IndexedTrack::id);
  }
}
