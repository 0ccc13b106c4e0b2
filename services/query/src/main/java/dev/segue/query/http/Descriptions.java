package dev.segue.query.http;

import dev.segue.catalogue.identity.Description;
import java.util.ArrayList;
import java.util.List;

/** Reads what somebody knows of a track: a text that is an id, or an object that describes it. */
final class Descriptions {
  private static final int MOST_IDS = 32;
  private static final int LONGEST_TEXT = 2_048;
  private static final int MOST_ARTISTS = 100;
  private static final List<String> FIELDS =
      List.of("id", "external_ids", "mbid", "isrc", "title", "artists", "album", "duration_ms");

  private Descriptions() {}

  static Description of(BodyInputs.Item item) {
    if (item.text().isPresent()) {
      ValueErrors.checkLength(item.path(), item.text().get(), LONGEST_TEXT);
      return Description.of(item.text().get());
    }
    BodyInputs object =
        item.object()
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        item.path(),
                        "'"
                            + item.path()
                            + "' must be an id, or an object that describes a track."));
    KnownParameters.check("field", object.names(), FIELDS);
    List<String> ids = new ArrayList<>(object.texts("external_ids", MOST_IDS, LONGEST_TEXT));
    object.text("mbid", LONGEST_TEXT).ifPresent(mbid -> ids.add("mbid:" + mbid));
    // An album tells nothing that title, artists and length do not, and is read for its form alone.
    object.text("album", LONGEST_TEXT);
    return new Description(
        object.text("id", LONGEST_TEXT).orElse(null),
        ids,
        object.text("isrc", LONGEST_TEXT).orElse(null),
        object.text("title", LONGEST_TEXT).orElse(null),
        object.texts("artists", MOST_ARTISTS, LONGEST_TEXT),
        object.number("duration_ms").orElse(Double.NaN));
  }
}
