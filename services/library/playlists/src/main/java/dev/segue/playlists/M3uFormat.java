package dev.segue.playlists;

import dev.segue.playlists.PlaylistFile.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Extended M3U: {@code #EXTINF:<seconds>[ attributes],Artist - Title} before the path or link that
 * it describes. {@code #PLAYLIST:}, {@code #EXTALB:} and {@code #EXTART:} are understood, every
 * other {@code #} line is a comment. A path without {@code #EXTINF} is named by its file's name if
 * that is {@code [number] artist - title}.
 */
final class M3uFormat {

  private static final String HEADER = "#EXTM3U";
  private static final String SEGMENTS = "#EXT-X-TARGETDURATION";
  private static final int PEEKED_LINES = 20;
  private static final double MILLIS = 1_000;
  private static final double LONGEST_SECONDS = 86_400;
  private static final Pattern SOUND =
      Pattern.compile("(?i).+\\.(mp3|flac|m4a|aac|ogg|oga|opus|wav|aiff?|wma|alac|ape|wv|mpc)");
  private static final Pattern NUMBER = Pattern.compile("^\\d{1,3}\\s*[-.\\s_]\\s*");

  private final List<PlaylistEntry> entries = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private @Nullable String playlistTitle;
  private @Nullable String described;
  private @Nullable String album;
  private @Nullable String artist;
  private OptionalLong durationMs = OptionalLong.empty();
  private int describedOn;

  private M3uFormat() {}

  static boolean matches(String text) {
    if (text.startsWith(HEADER)) {
      return true;
    }
    int seen = 0;
    for (String line : text.lines().limit(PEEKED_LINES).toList()) {
      if (line.startsWith("#EXTINF:")) {
        return true;
      }
      if (!line.isBlank() && !line.startsWith("#")) {
        boolean sound = SOUND.matcher(line.strip()).matches();
        if (!sound && !Links.isLink(line.strip())) {
          return false;
        }
        seen += sound ? 1 : 0;
      }
    }
    return seen > 0;
  }

  static PlaylistFile read(String text) {
    if (text.contains(SEGMENTS)) {
      throw new PlaylistException(
          "it lists the segments of a stream (HLS), not the songs of a playlist");
    }
    M3uFormat format = new M3uFormat();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      format.line(number, line.strip());
    }
    format.unlocated();
    return new PlaylistFile(
        PlaylistFormat.M3U, new Playlist(format.playlistTitle, format.entries), format.problems);
  }

  private void line(int number, String line) {
    if (line.startsWith("#EXTINF:")) {
      unlocated();
      describe(line.substring("#EXTINF:".length()));
      describedOn = number;
    } else if (line.startsWith("#PLAYLIST:")) {
      playlistTitle = value(line);
    } else if (line.startsWith("#EXTALB:")) {
      album = value(line);
    } else if (line.startsWith("#EXTART:")) {
      artist = value(line);
    } else if (!line.isEmpty() && line.charAt(0) != '#') {
      entry(number, line);
    }
  }

  private static @Nullable String value(String line) {
    String value = line.substring(line.indexOf(':') + 1).strip();
    return value.isEmpty() ? null : value;
  }

  /**
   * {@code 215 tvg-id="a,b",Artist - Title}: the first comma outside of quotes ends the attributes.
   */
  private void describe(String info) {
    boolean quoted = false;
    int comma = -1;
    for (int i = 0; i < info.length() && comma < 0; i++) {
      char c = info.charAt(i);
      quoted ^= c == '"';
      comma = c == ',' && !quoted ? i : -1;
    }
    if (comma < 0) {
      comma = info.indexOf(',');
    }
    String head = comma < 0 ? info : info.substring(0, comma);
    described = comma < 0 ? "" : info.substring(comma + 1);
    durationMs = duration(head.strip());
  }

  private static OptionalLong duration(String head) {
    int end = 0;
    while (end < head.length() && "+-.0123456789".indexOf(head.charAt(end)) >= 0) {
      end++;
    }
    try {
      double seconds = Double.parseDouble(head.substring(0, end));
      return seconds > 0 && seconds <= LONGEST_SECONDS
          ? OptionalLong.of(Math.round(seconds * MILLIS))
          : OptionalLong.empty();
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private void entry(int number, String location) {
    String text = described != null && !described.isBlank() ? described : named(location);
    Credit credit = text == null ? null : Credit.parse(text);
    if (credit == null && !Links.isLink(location)) {
      problems.add(
          new Problem(
              "line " + number, "the path has no #EXTINF line that says its artist and title"));
    } else {
      List<String> artists =
          credit != null && !credit.artists().isEmpty()
              ? credit.artists()
              : artist == null ? List.of() : List.of(artist);
      entries.add(
          new PlaylistEntry(
              credit == null ? null : credit.title(),
              artists,
              album,
              durationMs,
              List.of(),
              List.of(location)));
    }
    forget();
  }

  /** An {@code #EXTINF} line that no location follows still names a recording. */
  private void unlocated() {
    if (described != null) {
      Credit credit = Credit.parse(described);
      if (credit == null) {
        problems.add(new Problem("line " + describedOn, "#EXTINF with neither name nor location"));
      } else {
        entries.add(
            new PlaylistEntry(
                credit.title(), credit.artists(), album, durationMs, List.of(), List.of()));
      }
      forget();
    }
  }

  private void forget() {
    described = null;
    album = null;
    artist = null;
    durationMs = OptionalLong.empty();
  }

  /** {@code artist - title} as the file's name has it; null if it has nothing of the kind. */
  private static @Nullable String named(String location) {
    String path = location.replace('\\', '/');
    String file = path.substring(path.lastIndexOf('/') + 1);
    if (!SOUND.matcher(file).matches()) {
      return null;
    }
    String name = file.substring(0, file.lastIndexOf('.'));
    if (location.toLowerCase(Locale.ROOT).matches("^(file|https?)://.*")) {
      name = Links.decode(name);
    }
    String bare = NUMBER.matcher(name).replaceFirst("");
    return Credit.isCredit(bare) ? bare : null;
  }

  static String write(Playlist playlist) {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    String title = playlist.title();
    if (title != null) {
      text.append("#PLAYLIST:").append(PlaylistText.line(title)).append('\n');
    }
    for (PlaylistEntry entry : playlist.entries()) {
      text.append("#EXTINF:")
          .append(
              entry.durationMs().isPresent()
                  ? Long.toString(Math.max(1, Math.round(entry.durationMs().getAsLong() / MILLIS)))
                  : "-1")
          .append(',');
      String link = Links.first(entry);
      String name = entry.title();
      text.append(name == null ? "" : Credit.write(name, entry.artists())).append('\n');
      String album = entry.album();
      if (album != null) {
        text.append("#EXTALB:").append(PlaylistText.line(album)).append('\n');
      }
      text.append(PlaylistText.line(link)).append('\n');
    }
    return text.toString();
  }
}
