package dev.segue.catalogue;

import dev.segue.schemas.avro.Track;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The ids that a track has elsewhere, as 32 bits of a hash of each: enough to find the tracks that
 * may have an id, of which the store tells those that have it. Immutable.
 */
public final class ExternalIds {
  private static final ExternalIds NONE = new ExternalIds(new int[0]);

  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,31}");

  /** Ascending, each once. */
  private final int[] hashes;

  private ExternalIds(int[] hashes) {
    this.hashes = hashes;
  }

  /** No ids. */
  public static ExternalIds none() {
    return NONE;
  }

  /** Those of a track, its recording code among them. */
  static ExternalIds of(Track track) {
    if (track.getExternalIds().isEmpty() && track.getIsrc() == null) {
      return NONE;
    }
    return of(all(track));
  }

  /** Ids in {@linkplain #canonical canonical} form. */
  static ExternalIds of(List<String> canonical) {
    return new ExternalIds(
        canonical.stream().mapToInt(ExternalIds::hash).sorted().distinct().toArray());
  }

  /** All external ids of a track in canonical form, its recording code among them. */
  public static List<String> all(Track track) {
    TreeSet<String> ids = new TreeSet<>();
    track.getExternalIds().forEach(id -> canonical(id).ifPresent(ids::add));
    String isrc = track.getIsrc();
    if (isrc != null) {
      canonical("isrc:" + isrc).ifPresent(ids::add);
    }
    return List.copyOf(ids);
  }

  /**
   * The one form in which an id is compared: the namespace in small letters; a recording code
   * ({@code isrc}) in capitals without hyphens and blanks; {@code spotify} without the kind, which
   * is always a track; {@code mbid} in small letters; other values as they are.
   *
   * @return empty if the text is no {@code namespace:value}
   */
  public static Optional<String> canonical(String text) {
    int colon = text.indexOf(':');
    if (colon <= 0) {
      return Optional.empty();
    }
    String namespace = text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    String value = text.substring(colon + 1).strip();
    value =
        switch (namespace) {
          case "isrc" -> value.replace("-", "").replace(" ", "").toUpperCase(Locale.ROOT);
          case "spotify" -> value.startsWith("track:") ? value.substring(6) : value;
          case "mbid" -> value.toLowerCase(Locale.ROOT);
          default -> value;
        };
    return value.isEmpty() || namespace.isEmpty()
        ? Optional.empty()
        : Optional.of(namespace + ":" + value);
  }

  /** Whether an event may have ids of this namespace. */
  public static boolean isNamespace(String text) {
    return NAMESPACE.matcher(text).matches();
  }

  int size() {
    return hashes.length;
  }

  int hash(int number) {
    return hashes[number];
  }

  /** 32 bits of a hash of an id in canonical form, evenly spread. */
  static int hash(String canonical) {
    long h = 0xCBF29CE484222325L;
    for (int i = 0; i < canonical.length(); i++) {
      h = (h ^ canonical.charAt(i)) * 0x100000001B3L;
    }
    h = (h ^ (h >>> 33)) * 0xFF51AFD7ED558CCDL;
    h = (h ^ (h >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return (int) (h ^ (h >>> 33));
  }

  /** A number that tells these ids from others; 0 for none. */
  int digest() {
    int digest = Arrays.hashCode(hashes);
    return hashes.length == 0 ? 0 : digest == 0 ? 1 : digest;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExternalIds that && Arrays.equals(hashes, that.hashes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hashes);
  }

  @Override
  public String toString() {
    return "ExternalIds" + Arrays.toString(hashes);
  }
}
