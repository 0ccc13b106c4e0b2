package dev.segue.playlists;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Title and artists in one text, {@code artist - title}. The first dash between blanks separates
 * them: titles have such dashes more often than names do.
 *
 * @param artists none where the text has no such dash
 */
record Credit(String title, List<String> artists) {

  private static final Pattern DASH = Pattern.compile("\\s+[-\u2013\u2014]\\s+");

  /** What the text says; null if it is blank. */
  static @Nullable Credit parse(String text) {
    String line = text.strip();
    if (line.isEmpty()) {
      return null;
    }
    Matcher dash = DASH.matcher(line);
    return dash.find() && dash.start() > 0 && dash.end() < line.length()
        ? new Credit(line.substring(dash.end()), List.of(line.substring(0, dash.start())))
        : new Credit(line, List.of());
  }

  /** Whether the text names an artist and a title. */
  static boolean isCredit(String text) {
    Credit credit = parse(text);
    return credit != null && !credit.artists.isEmpty();
  }

  /** Both as one text; the title alone where there are no artists. */
  static String write(String title, List<String> artists) {
    String line = PlaylistText.line(title);
    return artists.isEmpty() ? line : PlaylistText.line(String.join(", ", artists)) + " - " + line;
  }
}
