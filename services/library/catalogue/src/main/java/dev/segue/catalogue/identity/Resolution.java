package dev.segue.catalogue.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which track a description means.
 *
 * @param id of the track in the catalogue; null where none, or no single one, was found
 * @param match by what it was found; null where nothing was
 * @param confidence how surely; null where there is no {@code id}
 * @param candidates all tracks that were found by {@code match}, the likeliest first: more than one
 *     where the description is ambiguous, or where several tracks are of one recording
 */
public record Resolution(
    @Nullable String id,
    @Nullable Match match,
    @Nullable Confidence confidence,
    List<String> candidates) {

  /** By what a track was found. */
  public enum Match {
    /** The id is that of the catalogue. */
    ID,
    /** The id is another spelling of that of the catalogue: a link, a URI. */
    SPELLING,
    /** An id that the track has elsewhere. */
    EXTERNAL_ID,
    /** The recording code. */
    ISRC,
    /** Title and artists. */
    NAMES
  }

  /** How surely the track is the one that is meant. */
  public enum Confidence {
    /** The id says so. */
    CERTAIN,
    /** More than one thing says so: code and title, or names and length. */
    LIKELY,
    /** One thing says so that others may share. */
    POSSIBLE
  }

  private static final Resolution NONE = new Resolution(null, null, null, List.of());

  public Resolution {
    candidates = List.copyOf(candidates);
  }

  /** Nothing was found. */
  static Resolution none() {
    return NONE;
  }

  /** One track was found. */
  static Resolution of(String id, Match match, Confidence confidence) {
    return new Resolution(id, match, confidence, List.of(id));
  }

  /** Whether several tracks were found that are not of one recording. */
  public boolean isAmbiguous() {
    return id == null && !candidates.isEmpty();
  }
}
