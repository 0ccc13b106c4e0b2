package dev.segue.query.http.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A short text beside an answer's structure, a line for each track. Titles and names are data that
 * anybody may have written: on one line, bounded, in quotation marks, and never instructions.
 */
final class AnswerText {
  private static final int LONGEST = 100;

  private AnswerText() {}

  static String of(JsonNode answer) {
    List<String> lines = new ArrayList<>();
    JsonNode tracks = answer.path("tracks");
    for (JsonNode track : tracks) {
      lines.add(line(track));
    }
    for (JsonNode category : answer.path("categories")) {
      lines.add(
          quoted(category.path("name").asText())
              + ": "
              + category.path("tracks").asText()
              + " tracks");
    }
    if (answer.has("title")) {
      lines.add(line(answer));
    }
    String reason = answer.path("reason").path("detail").asText("");
    if (!reason.isEmpty()) {
      lines.add(reason);
    }
    if (lines.isEmpty()) {
      return tracks.isArray() ? "No track." : "Done.";
    }
    return String.join("\n", lines);
  }

  private static String line(JsonNode track) {
    List<String> artists = new ArrayList<>();
    track.path("artists").forEach(artist -> artists.add(artist.asText()));
    return quoted(track.path("title").asText("untitled"))
        + (artists.isEmpty() ? "" : " by " + quoted(String.join(", ", artists)))
        + " (id "
        + plain(track.path("id").asText())
        + ")";
  }

  private static String quoted(String text) {
    return '"' + plain(text).replace('"', '\'') + '"';
  }

  private static String plain(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
