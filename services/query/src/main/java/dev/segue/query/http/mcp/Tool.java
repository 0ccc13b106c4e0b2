package dev.segue.query.http.mcp;

import dev.segue.query.http.mcp.RestQuestions.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One tool: what it is called with, and which question that is.
 *
 * @param properties JSON Schemas of the arguments by their names
 * @param required names of those that must be there
 * @param changes whether it changes something
 */
record Tool(
    String name,
    String title,
    String description,
    Map<String, Object> properties,
    List<String> required,
    boolean changes,
    Function<Arguments, Question> question) {
  private static final int MOST = 50;

  /** All tools. */
  static List<Tool> all() {
    List<Tool> tools = new ArrayList<>();
    tools.add(
        new Tool(
            "find_tracks",
            "Find tracks",
            "Tracks by words of title, artist, album or genre, misspelt or not; fields such as"
                + " artist:, genre: and year:1990-1999 narrow it.",
            Map.of("query", text("What is searched for."), "limit", limit()),
            List.of("query"),
            false,
            given ->
                Question.get(
                    "/v1/tracks?q="
                        + RestQuestions.encoded(given.text("query"))
                        + "&limit="
                        + given.limit(MOST))));
    tools.add(
        new Tool(
            "track",
            "One track",
            "Names, features and category of one track.",
            Map.of("id", id()),
            List.of("id"),
            false,
            given -> Question.get("/v1/tracks/" + RestQuestions.encoded(given.text("id")))));
    tools.add(
        new Tool(
            "similar_tracks",
            "Similar tracks",
            "Tracks that sound like one track, the nearest first, with the reasons.",
            Map.of("id", id(), "limit", limit()),
            List.of("id"),
            false,
            given ->
                Question.get(
                    "/v1/tracks/"
                        + RestQuestions.encoded(given.text("id"))
                        + "/similar?explain=true&limit="
                        + given.limit(MOST))));
    tools.add(
        new Tool(
            "recommend",
            "Recommend tracks",
            "Tracks for a listener by what was rated, or tracks that fit liked examples and not"
                + " disliked ones. Give listener, or liked.",
            Map.of(
                "listener", text("Whose ratings count."),
                "liked", ids("Tracks to fit."),
                "disliked", ids("Tracks to avoid."),
                "limit", limit()),
            List.of(),
            false,
            Tool::recommend));
    tools.add(
        new Tool(
            "path",
            "A way between two tracks",
            "Tracks that lead from one track to another in small steps of sound.",
            Map.of(
                "from", id(),
                "to", id(),
                "steps", Map.of("type", "integer", "minimum", 1, "maximum", MOST)),
            List.of("from", "to"),
            false,
            given -> {
              Map<String, Object> body = new LinkedHashMap<>();
              body.put("from", given.text("from"));
              body.put("to", given.text("to"));
              given.integer("steps").ifPresent(steps -> body.put("steps", steps));
              return Question.post("/v1/paths", body);
            }));
    tools.add(
        new Tool(
            "order_playlist",
            "Order a playlist",
            "The given tracks in an order that flows: like tempo, keys, energy and sound side by"
                + " side.",
            Map.of("tracks", ids("The tracks to order."), "first", id(), "last", id()),
            List.of("tracks"),
            false,
            given -> {
              Map<String, Object> body = new LinkedHashMap<>();
              body.put("tracks", given.texts("tracks"));
              given.optional("first").ifPresent(first -> body.put("first", first));
              given.optional("last").ifPresent(last -> body.put("last", last));
              return Question.post("/v1/playlists:order", body);
            }));
    tools.add(
        new Tool(
            "categories",
            "Kinds of music",
            "The kinds of music that the model finds in the catalogue, with their sizes.",
            Map.of(),
            List.of(),
            false,
            given -> Question.get("/v1/categories")));
    tools.add(
        new Tool(
            "rate",
            "Rate a track",
            "Says that a listener likes (1) or dislikes (-1) a track, or takes that back (0).",
            Map.of(
                "listener", text("Who rates."),
                "id", id(),
                "rating", Map.of("type", "integer", "enum", List.of(1, 0, -1))),
            List.of("listener", "id", "rating"),
            true,
            given ->
                Question.put(
                    "/v1/listeners/"
                        + RestQuestions.encoded(given.text("listener"))
                        + "/feedback/"
                        + RestQuestions.encoded(given.text("id")),
                    Map.of("rating", given.integer("rating").orElse(0)))));
    return List.copyOf(tools);
  }

  private static Question recommend(Arguments given) {
    int limit = given.limit(MOST);
    if (given.optional("listener").isPresent()) {
      return Question.get(
          "/v1/listeners/"
              + RestQuestions.encoded(given.text("listener"))
              + "/recommendations?limit="
              + limit);
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("positive", given.texts("liked"));
    body.put("negative", given.texts("disliked"));
    body.put("limit", limit);
    return Question.post("/v1/recommendations", body);
  }

  private static Map<String, Object> text(String description) {
    return Map.of("type", "string", "description", description);
  }

  private static Map<String, Object> id() {
    return text("Id of a track, in any spelling: its own, a link, spotify:track:…, isrc:….");
  }

  private static Map<String, Object> ids(String description) {
    return Map.of(
        "type", "array", "items", Map.of("type", "string"), "description", description + " Ids.");
  }

  private static Map<String, Object> limit() {
    return Map.of("type", "integer", "minimum", 1, "maximum", MOST, "default", 10);
  }
}
