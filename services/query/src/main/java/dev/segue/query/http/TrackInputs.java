package dev.segue.query.http;

import dev.segue.catalogue.ExternalIds;
import dev.segue.engine.track.Feature;
import dev.segue.query.ingest.EventBounds;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.wire.FeatureVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a request says of a track: the fields of an event by their names, features in raw
 * units, beside the others or in an object {@code features}. What the streams service would refuse
 * is refused here, with a sentence.
 */
final class TrackInputs {
  private static final int LONGEST_TEXT = EventBounds.LONGEST_TEXT;
  private static final int MOST_ITEMS = EventBounds.MOST_ITEMS;
  private static final List<String> OTHERS =
      List.of(
          "id",
          "title",
          "artists",
          "album",
          "genres",
          "release_date",
          "market",
          "isrc",
          "explicit",
          "features",
          "layer",
          "external_ids",
          "source");

  private TrackInputs() {}

  /** The names of all fields. */
  static List<String> names() {
    List<String> names = new ArrayList<>(OTHERS);
    for (Feature feature : Feature.values()) {
      names.add(feature.label());
    }
    return names;
  }

  /**
   * The event that an object describes.
   *
   * @param id of the track; null where the object has to give it
   * @throws ProblemException naming the field that cannot be used
   */
  static TrackFeatures read(BodyInputs object, @Nullable String id) {
    KnownParameters.check("field", object.names(), names());
    String given = object.text("id", FilterInputs.LONGEST_ID).orElse(id);
    if (given == null || given.isBlank()) {
      throw ProblemException.invalid(object.path("id"), "'id' is required: a text, not blank.");
    }
    if (id != null && !given.equals(id)) {
      throw ProblemException.invalid(
          object.path("id"), "'id' is another than in the path; leave it out.");
    }
    TrackFeatures event = new TrackFeatures();
    event.setId(given);
    event.setTitle(text(object, "title"));
    event.setArtists(object.texts("artists", MOST_ITEMS, LONGEST_TEXT));
    event.setAlbum(text(object, "album"));
    event.setGenres(object.texts("genres", MOST_ITEMS, LONGEST_TEXT));
    event.setReleaseDate(text(object, "release_date"));
    event.setMarket(text(object, "market"));
    event.setIsrc(text(object, "isrc"));
    event.setExplicit(object.flag("explicit").orElse(null));
    event.setSource(text(object, "source"));
    event.setLayer(layer(object));
    event.setExternalIds(externalIds(object));
    boolean any = features(object, event);
    any |= object.object("features").map(inner -> inner(inner, event)).orElse(false);
    if (!any && event.getLayer() == null) {
      throw ProblemException.invalid(
          object.path("features"),
          "The track has none of the " + Feature.COUNT + " features; only a named layer may.");
    }
    return event;
  }

  private static boolean inner(BodyInputs features, TrackFeatures event) {
    List<String> labels = new ArrayList<>();
    for (Feature feature : Feature.values()) {
      labels.add(feature.label());
    }
    KnownParameters.check("feature", features.names(), labels);
    return features(features, event);
  }

  private static boolean features(BodyInputs object, TrackFeatures event) {
    boolean any = false;
    for (Feature feature : Feature.values()) {
      OptionalDouble value = object.number(feature.label());
      if (value.isPresent()) {
        SimilarInputs.checkDomain(object.path(feature.label()), feature, value.getAsDouble());
        FeatureVectors.putRaw(event, feature, value.getAsDouble());
        any = true;
      }
    }
    return any;
  }

  private static @Nullable String layer(BodyInputs object) {
    String layer = object.text("layer", EventBounds.LONGEST_LAYER).orElse(null);
    checkLayer(object.path("layer"), layer);
    return layer;
  }

  /** Whether a layer may be called so; null names none. */
  static void checkLayer(String path, @Nullable String layer) {
    if (layer != null && (layer.isEmpty() || !layer.equals(layer.strip()))) {
      throw ProblemException.invalid(path, "'layer' is a name without blanks around it.");
    }
  }

  /** In the form in which they are compared, so that the same id is written but once. */
  private static List<String> externalIds(BodyInputs object) {
    List<String> ids = new ArrayList<>();
    for (String id : object.texts("external_ids", MOST_ITEMS, LONGEST_TEXT)) {
      String canonical =
          ExternalIds.canonical(id)
              .filter(text -> ExternalIds.isNamespace(text.substring(0, text.indexOf(':'))))
              .orElseThrow(
                  () ->
                      ProblemException.invalid(
                          object.path("external_ids"),
                          ValueErrors.quote(id)
                              + " is no external id: it is written namespace:value."));
      if (!ids.contains(canonical)) {
        ids.add(canonical);
      }
    }
    return ids;
  }

  private static @Nullable String text(BodyInputs object, String name) {
    return object.text(name, LONGEST_TEXT).orElse(null);
  }
}
