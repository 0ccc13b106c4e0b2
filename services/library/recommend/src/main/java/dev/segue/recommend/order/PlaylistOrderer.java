package dev.segue.recommend.order;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.ServedModel;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.recommend.UnknownTracksException;
import dev.segue.recommend.UnusableRequestException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts tracks of the catalogue in an order that flows, by a served model. */
public final class PlaylistOrderer {
  private final Catalogue catalogue;

  public PlaylistOrderer(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * What is to be put in order.
   *
   * @param ids of the tracks; what comes twice is taken once
   * @param first the id to begin with, or null for any
   * @param last the id to end with, or null for any
   */
  public record Request(
      String model,
      List<String> ids,
      @Nullable String first,
      @Nullable String last,
      EnergyCurve curve) {
    public Request {
      ids = List.copyOf(ids);
    }
  }

  /**
   * The order that was found.
   *
   * @param ids of the tracks that the catalogue has, in order
   * @param transitions between neighbours, one less than ids
   * @param unknownIds that the catalogue does not have
   * @param repeatedIds that came more than once, each named once
   */
  public record Ordered(
      String model,
      int version,
      List<String> ids,
      List<Transition> transitions,
      List<String> unknownIds,
      List<String> repeatedIds) {}

  /**
   * Finds the order.
   *
   * @throws dev.segue.catalogue.UnknownModelException if no such model is served
   * @throws UnknownTracksException if the catalogue has none of the tracks
   * @throws UnusableRequestException if an end is not among the tracks, or both ends are one
   */
  public Ordered order(Request request) {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    ServedModel served = snapshot.served(request.model());
    List<String> known = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    Set<String> repeated = new HashSet<>();
    Set<String> seen = new HashSet<>();
    List<SequenceTrack> tracks = new ArrayList<>();
    for (String id : request.ids()) {
      if (!seen.add(id)) {
        repeated.add(id);
        continue;
      }
      int row = snapshot.find(id);
      if (row < 0) {
        unknown.add(id);
      } else {
        known.add(id);
        tracks.add(track(snapshot, served, row));
      }
    }
    if (known.isEmpty()) {
      throw new UnknownTracksException(unknown, false);
    }
    int first = end("first", request.first(), known);
    int last = end("last", request.last(), known);
    if (first >= 0 && first == last && known.size() > 1) {
      throw new UnusableRequestException("last", "'last' must be another track than 'first'.");
    }
    PlaylistOrder order =
        PlaylistOrder.of(tracks, first, first == last ? -1 : last, request.curve());
    return new Ordered(
        served.model().name(),
        served.model().version(),
        order.positions().stream().map(known::get).toList(),
        order.transitions(),
        List.copyOf(unknown),
        repeated.stream().sorted().toList());
  }

  private static int end(String name, @Nullable String id, List<String> known) {
    int place = id == null ? -1 : known.indexOf(id);
    if (id != null && place < 0) {
      throw new UnusableRequestException(
          name, "'" + name + "' must be one of the 'tracks' that the catalogue has.");
    }
    return place;
  }

  private static SequenceTrack track(CatalogueSnapshot snapshot, ServedModel served, int row) {
    double[] values = new double[Feature.COUNT];
    snapshot.rows().features(row, values);
    FeatureVector.Builder features = FeatureVector.builder();
    for (Feature feature : Feature.values()) {
      features.canonical(feature, values[feature.position()]);
    }
    float[] embedding = new float[served.model().rank()];
    served.index().copyRow(row, embedding, 0);
    return new SequenceTrack(features.build(), embedding);
  }
}
