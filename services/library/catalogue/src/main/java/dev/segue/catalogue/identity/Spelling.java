package dev.segue.catalogue.identity;

import dev.segue.catalogue.ExternalIds;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text that names a track may mean.
 *
 * @param bare the id in a link or URI; the text itself where it is none
 * @param ids ids that the catalogue may know the track by, the likeliest first
 * @param externalIds ids elsewhere in canonical form, the likeliest first
 */
public record Spelling(String bare, List<String> ids, List<String> externalIds) {
  private static final String URI = "spotify:track:";

  /** What playlists of ours call a track that has no address. */
  private static final String OWN = "segue:track:";

  private static final Pattern SPOTIFY =
      Pattern.compile(
          "(?:https?://)?(?:open|play|api)\\.spotify\\.com/(?:v1/)?(?:intl-[a-z-]+/)?(?:embed/)?"
              + "tracks?/([0-9A-Za-z]+)(?:[/?#].*)?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SPOTIFY_ID = Pattern.compile("[0-9A-Za-z]{22}");

  private static final Pattern MUSICBRAINZ =
      Pattern.compile(
          "(?:https?://)?(?:[a-z]+\\.)?musicbrainz\\.org/recording/([0-9a-f-]{36})(?:[/?#].*)?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

  private static final Pattern ISRC =
      Pattern.compile("[a-z]{2}-?[0-9a-z]{3}-?[0-9]{2}-?[0-9]{5}", Pattern.CASE_INSENSITIVE);

  public Spelling {
    ids = List.copyOf(ids);
    externalIds = List.copyOf(externalIds);
  }

  /** What {@code text} may mean: always itself, first of all. */
  public static Spelling of(String text) {
    String plain = text.strip();
    Matcher musicBrainz = MUSICBRAINZ.matcher(plain);
    String spotify = spotifyId(plain).orElse("");
    String mbid = musicBrainz.matches() ? musicBrainz.group(1) : plain;
    Set<String> ids = new LinkedHashSet<>(List.of(text, plain));
    Set<String> externalIds = new LinkedHashSet<>();
    String bare = plain;
    if (plain.startsWith(OWN) && plain.length() > OWN.length()) {
      bare = decoded(plain.substring(OWN.length()));
      ids.add(bare);
    } else if (!spotify.isEmpty()) {
      bare = spotify;
      ids.add(bare);
      ids.add(URI + bare);
      ids.add("spotify:" + bare);
      externalIds.add("spotify:" + bare);
    } else if (UUID.matcher(mbid).matches()) {
      bare = mbid;
      ids.add(mbid);
      ids.add(mbid.toLowerCase(Locale.ROOT));
      externalIds.add("mbid:" + mbid.toLowerCase(Locale.ROOT));
    }
    if (ISRC.matcher(plain).matches()) {
      ExternalIds.canonical("isrc:" + plain).ifPresent(externalIds::add);
    }
    if (!plain.contains("/") || externalIds.isEmpty()) {
      ExternalIds.canonical(plain).ifPresent(externalIds::add);
    }
    return new Spelling(bare, List.copyOf(ids), List.copyOf(externalIds));
  }

  private static String decoded(String id) {
    try {
      return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return id;
    }
  }

  private static Optional<String> spotifyId(String plain) {
    if (plain.startsWith(URI) && plain.length() > URI.length()) {
      return Optional.of(plain.substring(URI.length()));
    }
    Matcher link = SPOTIFY.matcher(plain);
    if (link.matches()) {
      return Optional.of(link.group(1));
    }
    return SPOTIFY_ID.matcher(plain).matches() ? Optional.of(plain) : Optional.empty();
  }
}
