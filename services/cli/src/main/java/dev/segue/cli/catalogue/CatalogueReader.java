package dev.segue.cli.catalogue;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.ModelRegistry;
import dev.segue.catalogue.ServedModel;
import dev.segue.catalogue.statistics.LayerCalibration;
import dev.segue.cli.console.ProgressDisplay;
import dev.segue.cli.console.UserError;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.offline.fit.Neighbors;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.SchemaRegistry;
import dev.segue.schemas.Topics;
import dev.segue.schemas.UndecodableException;
import dev.segue.schemas.avro.Track;
import dev.segue.settings.SharedSettings;
import dev.segue.wire.FactorModels;
import dev.segue.wire.FeatureVectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tracks and the models of a Segue from their topics, into the columns and the search
 * trees that a query node has. Nothing of it is written anywhere.
 *
 * <p>What cannot be read, a query node passes over, and so does this.
 */
public final class CatalogueReader implements AutoCloseable {
  private static final byte[] NO_TEXT = {};

  private final Topics topics;
  private final SchemaRegistry registry;
  private final TopicReader reader;
  private final AvroCodec<Track> tracks;
  private final AvroCodec<dev.segue.schemas.avro.FactorModel> models;

  /**
   * @param registry closed with this
   * @param reader closed with this
   */
  CatalogueReader(Topics topics, SchemaRegistry registry, TopicReader reader) {
    this.topics = topics;
    this.registry = registry;
    this.reader = reader;
    tracks = AvroCodec.of(Track.class, registry, topics.tracks());
    models = AvroCodec.of(dev.segue.schemas.avro.FactorModel.class, registry, topics.models());
  }

  /** A reader of the Segue whose Kafka, registry and topics the settings name. */
  public static CatalogueReader connect(SharedSettings settings) {
    return new CatalogueReader(
        new Topics(settings.topicPrefix()),
        SchemaRegistry.connect(settings.kafka().registry()),
        TopicReader.connect(settings.kafka()));
  }

  /**
   * All tracks, placed by a model and ready to be searched.
   *
   * @param model its name, or {@code name@version} of a version that is kept
   * @throws UserError if there is no such model, or Kafka does not answer
   */
  public Neighbors neighbors(String model, ProgressDisplay progress) {
    FactorModel placing = model(model);
    try (Catalogue catalogue = new Catalogue()) {
      reader.read(
          topics.tracks(), (id, value) -> put(catalogue, id, value), read -> progress.at(read, 0));
      catalogue.serve(placing).join();
      return in(catalogue.snapshot(), placing.name());
    }
  }

  /**
   * What a layer and the base layer say of the tracks that both describe.
   *
   * @throws UserError if Kafka does not answer
   */
  public LayerCalibration calibration(String layer, ProgressDisplay progress) {
    LayerCalibration calibration = new LayerCalibration(layer);
    reader.read(
        topics.tracks(), (id, value) -> put(calibration, id, value), read -> progress.at(read, 0));
    return calibration;
  }

  private void put(LayerCalibration calibration, String id, byte @Nullable [] value) {
    try {
      calibration.put(id, value == null ? null : tracks.decode(value));
    } catch (UndecodableException unusable) {
      System.err.println("Passed over the track under key " + id + ": " + unusable.getMessage());
    }
  }

  /** The tracks of a catalogue, by a model that it serves. */
  private static Neighbors in(CatalogueSnapshot catalogue, String model) {
    ServedModel served = catalogue.model(model).orElseThrow();
    int[] live = IntStream.range(0, catalogue.rowLimit()).filter(catalogue::isLive).toArray();
    return Neighbors.in(
        served.index(), served.model(), live, catalogue.rows()::id, catalogue.rows()::compareIds);
  }

  private FactorModel model(String name) {
    ModelRegistry registry = new ModelRegistry();
    reader.read(topics.models(), (key, value) -> put(registry, key, value), read -> {});
    return registry
        .find(name)
        .orElseThrow(
            () ->
                new UserError(
                    registry.names().isEmpty()
                        ? "there is no model yet; a Segue needs some tracks before it has one."
                        : "there is no model "
                            + name
                            + "; there are "
                            + String.join(
                                ", ",
                                registry.all().stream().map(ModelRegistry.Entry::key).toList())
                            + "."))
        .model();
  }

  private void put(ModelRegistry registry, String key, byte @Nullable [] value) {
    if (value == null) {
      registry.remove(key);
      return;
    }
    try {
      registry.put(key, FactorModels.of(models.decode(value)));
    } catch (UndecodableException | IllegalArgumentException unusable) {
      System.err.println("Passed over the model under key " + key + ": " + unusable.getMessage());
    }
  }

  private void put(Catalogue catalogue, String id, byte @Nullable [] value) {
    if (value == null) {
      catalogue.remove(id);
      return;
    }
    try {
      catalogue.put(id, FeatureVectors.of(tracks.decode(value).getFeatures()), NO_TEXT);
    } catch (UndecodableException unusable) {
      System.err.println("Passed over the track under key " + id + ": " + unusable.getMessage());
    }
  }

  @Override
  public void close() {
    reader.close();
    registry.close();
  }
}
