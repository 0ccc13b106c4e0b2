package dev.segue.streams;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.GeneratedRecords;
import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.wire.FeatureVectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A random history of a few tracks that several layers describe, and what it must end in by the
 * definition: the last event of each layer, laid over one another. Written anew, and slowly, so
 * that it shares no mistake with the product.
 */
final class LayerHistory {
  /** In the order in which they win unless a setting says otherwise. */
  static final List<String> LAYERS = List.of("manual", "base", "analyser", "names");

  private final Random random;
  private final int tracks;
  private final Map<String, SortedMap<String, TrackFeatures>> last = new TreeMap<>();
  private int number;

  /** One event, or the deletion of a track where {@code event} is null. */
  record Step(String id, @Nullable TrackFeatures event, long timestamp) {
    /** Steps of equal lanes keep their order; a deletion is in all lanes of its track. */
    String lane() {
      return event == null ? "" : String.valueOf(event.getLayer());
    }
  }

  LayerHistory(long seed, int tracks) {
    this.random = new Random(seed);
    this.tracks = tracks;
  }

  /** The next step; also what it says from now on. */
  Step next() {
    number++;
    String id = "t" + random.nextInt(tracks);
    if (random.nextInt(15) == 0) {
      last.remove(id);
      return new Step(id, null, number);
    }
    String layer = LAYERS.get(random.nextInt(LAYERS.size()));
    TrackFeatures event = TrackFeatures.newBuilder().setId(id).build();
    event.setLayer(layer.equals("base") ? null : layer);
    boolean nothing = !layer.equals("base") && random.nextInt(5) == 0;
    if (!nothing) {
      state(event, layer);
    }
    SortedMap<String, TrackFeatures> said = last.computeIfAbsent(id, key -> new TreeMap<>());
    if (nothing) {
      said.remove(layer);
    } else {
      said.put(layer, event);
    }
    return new Step(id, event, number);
  }

  /** No two events state the same, so that the last one always tells. */
  private void state(TrackFeatures event, String layer) {
    event.setExternalIds(List.of("n:" + number));
    if (random.nextBoolean()) {
      event.setExternalIds(List.of("n:" + number, layer + ":1", "shared:" + random.nextInt(3)));
    }
    if (random.nextBoolean()) {
      event.setTitle("Title " + number);
    }
    if (random.nextBoolean()) {
      event.setArtists(List.of("Artist " + random.nextInt(9), layer));
    }
    if (random.nextInt(3) == 0) {
      event.setExplicit(random.nextBoolean());
    }
    if (layer.equals("base")) {
      event.setDanceability(random.nextDouble());
    }
    if (!layer.equals("names")) {
      event.setEnergy(random.nextBoolean() ? random.nextDouble() : null);
      event.setLoudness(random.nextBoolean() ? -60 * random.nextDouble() : null);
    }
  }

  /**
   * The same steps in another order that says the same: steps of one layer of a track keep theirs,
   * and none passes the deletion of its track; some come twice in a row of their lane.
   */
  static List<Step> shuffled(List<Step> steps, long seed) {
    Random random = new Random(seed);
    List<Step> left = new ArrayList<>(steps);
    List<Step> result = new ArrayList<>();
    while (!left.isEmpty()) {
      Set<String> blocked = new TreeSet<>();
      List<Integer> possible = new ArrayList<>();
      for (int i = 0; i < left.size() && possible.size() < 20; i++) {
        Step step = left.get(i);
        String whole = step.id();
        String lane = step.id() + "/" + step.lane();
        boolean free =
            !blocked.contains(whole)
                && !blocked.contains(lane)
                && !(step.event() == null && blocked.contains(step.id() + "/any"));
        if (free) {
          possible.add(i);
        }
        blocked.add(step.event() == null ? whole : lane);
        blocked.add(step.id() + "/any");
      }
      Step chosen = left.remove((int) possible.get(random.nextInt(possible.size())));
      result.add(chosen);
      if (random.nextInt(4) == 0) {
        result.add(chosen); // delivered again
      }
    }
    return result;
  }

  /**
   * The tracks that must be known in the end, without their layers and times.
   *
   * @param order of the layers, the first in precedence first
   */
  Map<String, Track> expected(List<String> order) {
    Map<String, Track> expected = new TreeMap<>();
    last.forEach(
        (id, said) -> {
          Track track = overlay(id, said, order);
          if (!FeatureVectors.of(track.getFeatures()).isEmpty()) {
            expected.put(id, track);
          }
        });
    return expected;
  }

  private static Track overlay(String id, Map<String, TrackFeatures> said, List<String> order) {
    List<TrackFeatures> inOrder = order.stream().filter(said::containsKey).map(said::get).toList();
    var features = FeatureVector.builder();
    for (Feature feature : Feature.values()) {
      Double raw = first(inOrder, event -> FeatureVectors.raw(event, feature));
      if (raw != null) {
        features.raw(feature, raw);
      }
    }
    Map<String, Integer> speakers = new HashMap<>();
    Set<String> ids = new LinkedHashSet<>();
    for (int i = 0; i < inOrder.size(); i++) {
      for (String external : inOrder.get(i).getExternalIds()) {
        String namespace = external.substring(0, external.indexOf(':'));
        Integer speaker = speakers.putIfAbsent(namespace, i);
        if (speaker == null || speaker == i) {
          ids.add(external);
        }
      }
    }
    List<String> artists =
        first(inOrder, event -> event.getArtists().isEmpty() ? null : event.getArtists());
    return GeneratedRecords.newTrack()
        .setId(id)
        .setTitle(first(inOrder, TrackFeatures::getTitle))
        .setArtists(artists == null ? List.of() : artists)
        .setExplicit(first(inOrder, TrackFeatures::getExplicit))
        .setExternalIds(List.copyOf(ids))
        .setFeatures(FeatureVectors.toRecord(features.build()))
        .build();
  }

  private static <T> @Nullable T first(
      List<TrackFeatures> events, Function<TrackFeatures, @Nullable T> field) {
    return events.stream().map(field).filter(Objects::nonNull).findFirst().orElse(null);
  }
}
