package dev.segue.tables.form;

import dev.segue.playlists.PlaylistFormat;
import dev.segue.tables.library.LibraryReader;
import dev.segue.tables.library.LibrarySource.Description;
import dev.segue.tables.library.reader.BeetsExport;
import dev.segue.tables.library.reader.EssentiaAnalysis;
import dev.segue.tables.library.reader.ITunesLibrary;
import dev.segue.tables.library.reader.LastFmScrobbles;
import dev.segue.tables.library.reader.ListenBrainzFeedback;
import dev.segue.tables.library.reader.ListenBrainzListens;
import dev.segue.tables.library.reader.PlaylistEntries;
import dev.segue.tables.library.reader.RekordboxCollection;
import dev.segue.tables.library.reader.SpotifyHistory;
import dev.segue.tables.library.reader.SpotifyLibrary;
import dev.segue.tables.library.reader.SpotifyPlaylists;
import dev.segue.tables.library.reader.SpotifyPlays;
import dev.segue.tables.library.reader.TraktorCollection;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Kinds of files that people hold, by what is at their beginning. */
enum LibraryKind {
  ITUNES(
      "iTunes library",
      "itunes",
      new ITunesLibrary(),
      (text, json) ->
          text.contains("<plist")
              && (text.contains("<key>Tracks</key>")
                  || text.contains("<key>Library Persistent ID</key>"))),
  REKORDBOX(
      "rekordbox collection",
      "rekordbox",
      new RekordboxCollection(),
      (text, json) -> text.contains("<DJ_PLAYLISTS")),
  TRAKTOR(
      "Traktor collection",
      "traktor",
      new TraktorCollection(),
      (text, json) -> text.startsWith("<") && text.contains("<NML")),
  SPOTIFY_HISTORY(
      "extended streaming history of Spotify",
      LibraryKind.SPOTIFY_LAYER,
      new SpotifyHistory(),
      (text, json) ->
          json.has("[].ms_played")
              && json.hasAny("[].spotify_track_uri", "[].master_metadata_track_name")),
  SPOTIFY_PLAYS(
      "streaming history of Spotify's account data",
      LibraryKind.SPOTIFY_LAYER,
      new SpotifyPlays(),
      (text, json) -> json.has("[].endTime", "[].msPlayed")),
  SPOTIFY_LIBRARY(
      "library of Spotify's account data",
      LibraryKind.SPOTIFY_LAYER,
      new SpotifyLibrary(),
      (text, json) ->
          json.has("bannedTracks")
              || json.has("tracks[].track", "tracks[].artist", "tracks[].album")),
  SPOTIFY_PLAYLISTS(
      "playlists of Spotify's account data",
      LibraryKind.SPOTIFY_LAYER,
      new SpotifyPlaylists(),
      (text, json) ->
          json.has("playlists[].items")
              && json.hasAny("playlists[].lastModifiedDate", "playlists[].numberOfFollowers")),
  LISTENBRAINZ_LISTENS(
      "listens of ListenBrainz",
      LibraryKind.LISTENBRAINZ_LAYER,
      new ListenBrainzListens(),
      (text, json) -> json.has("listened_at", "track_metadata")),
  LISTENBRAINZ_FEEDBACK(
      "feedback of ListenBrainz",
      LibraryKind.LISTENBRAINZ_LAYER,
      new ListenBrainzFeedback(),
      (text, json) -> json.has("score") && json.hasAny("recording_msid", "recording_mbid")),
  LAST_FM(
      "scrobbles of Last.fm", "lastfm", new LastFmScrobbles(), (text, json) -> isScrobbles(text)),
  BEETS(
      "beets export",
      "beets",
      new BeetsExport(),
      (text, json) -> isBeets(json, "") || isBeets(json, "[].")),
  ESSENTIA(
      "analysis of Essentia or AcousticBrainz",
      "acousticbrainz",
      new EssentiaAnalysis(),
      (text, json) -> isAnalysis(json)),
  JSPF("JSPF playlist", PlaylistFormat.JSPF),
  XSPF("XSPF playlist", PlaylistFormat.XSPF),
  M3U("M3U playlist", PlaylistFormat.M3U),
  LINES("list of links or of \"artist – title\"", PlaylistFormat.LINES);

  private static final String SPOTIFY_LAYER = "spotify-library";
  private static final String LISTENBRAINZ_LAYER = "listenbrainz";
  private static final String PLAYLIST_LAYER = "playlist";
  private static final int FIRST_LINE = 400;
  private static final Pattern SEPARATORS = Pattern.compile("[,;\t]");

  private final String title;
  private final String layer;

  @SuppressWarnings("ImmutableEnumChecker") // readers are stateless
  private final LibraryReader reader;

  @SuppressWarnings("ImmutableEnumChecker") // a function of its arguments
  private final BiPredicate<String, JsonShape> signs;

  LibraryKind(
      String title, String layer, LibraryReader reader, BiPredicate<String, JsonShape> signs) {
    this.title = title;
    this.layer = layer;
    this.reader = reader;
    this.signs = signs;
  }

  LibraryKind(String title, PlaylistFormat format) {
    this(
        title,
        LibraryKind.PLAYLIST_LAYER,
        new PlaylistEntries(format),
        (text, json) -> isPlaylist(format, text, json));
  }

  /** The kind of a file; null if it is none of these. */
  static @Nullable LibraryKind of(FileHead head) {
    for (LibraryKind kind : values()) {
      if (kind.matches(head)) {
        return kind;
      }
    }
    return null;
  }

  /** Whether a file has the signs of this kind. */
  boolean matches(FileHead head) {
    String text = head.strippedText();
    return !text.isEmpty() && signs.test(text, head.json());
  }

  private static boolean isPlaylist(PlaylistFormat format, String text, JsonShape json) {
    if (!PlaylistFormat.recognise(text.getBytes(StandardCharsets.UTF_8))
        .equals(Optional.of(format))) {
      return false;
    }
    return switch (format) {
      // Answers of services have an object of this name as well.
      case JSPF -> json.has("playlist.track");
      // Names of columns and titles in a table may have dashes as well.
      case LINES -> !CsvForm.hasKnownColumns(text);
      case M3U, XSPF, JSON -> true;
    };
  }

  /** Whether the objects have a title and a length, and a field that beets alone has. */
  private static boolean isBeets(JsonShape json, String prefix) {
    return json.has(prefix + "title")
        && json.hasAny(prefix + "length", prefix + "artist")
        && json.hasAny(prefix + "mb_trackid", prefix + "mb_albumid", prefix + "albumartist_sort");
  }

  /** Whether it is one analysis; its low level alone may be longer than what is looked at. */
  private static boolean isAnalysis(JsonShape json) {
    return json.has("lowlevel.average_loudness", "lowlevel.dynamic_complexity")
        || json.has("highlevel.mood_acoustic.all", "highlevel.mood_acoustic.probability")
        || json.has("highlevel.danceability.all", "highlevel.danceability.probability")
        || (json.hasAny("metadata.audio_properties", "metadata.tags", "metadata.version")
            && json.hasAny("rhythm.bpm", "tonal.key_key", "tonal.chords_key", "highlevel"));
  }

  /** Whether the first line names the columns of a table of scrobbles. */
  private static boolean isScrobbles(String text) {
    int end = text.indexOf('\n');
    String line = text.substring(0, Math.min(end < 0 ? text.length() : end, FIRST_LINE));
    boolean time = false;
    boolean artist = false;
    boolean track = false;
    for (String column : SEPARATORS.split(line, -1)) {
      switch (column.replace("\"", "").strip().toLowerCase(Locale.ROOT)) {
        case "uts" -> time = true;
        case "artist" -> artist = true;
        case "track" -> track = true;
        default -> {
          // Another column.
        }
      }
    }
    return time && artist && track;
  }

  /** What people call it. */
  String title() {
    return title;
  }

  /** The layer in which it speaks of tracks, unless the user names another. */
  String layer() {
    return layer;
  }

  /**
   * What is read.
   *
   * @param name of the file
   * @param called what people call it
   */
  Description describe(String name, String called, ReadOptions options) {
    String named = options.mapping().layer();
    return new Description(name, called, named == null ? layer : named, options.mapping().strict());
  }

  /** What reads it. */
  LibraryReader reader() {
    return reader;
  }
}
