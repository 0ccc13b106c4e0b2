package dev.segue.playlists;

import dev.segue.playlists.PlaylistFile.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A link or {@code artist – title} on each line, perhaps numbered; lines that start with {@code #}
 * are comments.
 */
final class LinesFormat {

  private static final int PEEKED_LINES = 50;
  private static final Pattern NUMBER = Pattern.compile("^\\d{1,4}[.)]\\s+");

  private LinesFormat() {}

  /** Whether each of the first lines is of the form: one that is not makes it some other text. */
  static boolean matches(String text) {
    int seen = 0;
    List<String> lines = text.lines().limit(PEEKED_LINES).toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      boolean cutOff = i == lines.size() - 1 && seen > 0 && !text.endsWith("\n");
      if (!isEntry(line) && !cutOff) {
        return false;
      }
      seen++;
    }
    return seen > 0;
  }

  private static boolean isEntry(String line) {
    return Links.isLink(line)
        || (line.indexOf('\t') < 0 && Credit.isCredit(NUMBER.matcher(line).replaceFirst("")));
  }

  static PlaylistFile read(String text) {
    List<PlaylistEntry> entries = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    int number = 0;
    for (String whole : text.lines().toList()) {
      number++;
      String line = whole.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (Links.isLink(line)) {
        entries.add(PlaylistEntry.linked(line));
        continue;
      }
      Credit credit = Credit.parse(NUMBER.matcher(line).replaceFirst(""));
      if (credit == null || credit.artists().isEmpty()) {
        problems.add(new Problem("line " + number, "neither a link nor \"artist – title\""));
      } else {
        entries.add(PlaylistEntry.named(credit.title(), credit.artists()));
      }
    }
    return new PlaylistFile(PlaylistFormat.LINES, new Playlist(null, entries), problems);
  }

  static String write(Playlist playlist) {
    StringBuilder text = new StringBuilder();
    for (PlaylistEntry entry : playlist.entries()) {
      String link = Links.first(entry);
      String title = entry.title();
      text.append(
              Links.isLink(link) || title == null
                  ? PlaylistText.line(link)
                  : Credit.write(title, entry.artists()))
          .append('\n');
    }
    return text.toString();
  }
}
