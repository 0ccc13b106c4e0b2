package dev.segue.benchmarks.feedback;

import dev.segue.collector.CollectorSettings;
import dev.segue.collector.publish.KafkaPublisher;
import dev.segue.collector.publish.PublishSettings;
import dev.segue.collector.sample.SampleCatalogue;
import dev.segue.schemas.avro.ListenerFeedback;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.settings.Settings;
import dev.segue.tables.Publisher;

/** What is sent, and what sends it. */
record Senders(
    Publisher<TrackFeatures> tracks,
    SampleCatalogue catalogue,
    Publisher<ListenerFeedback> ratings,
    DrawnRatings drawn)
    implements AutoCloseable {
  static Senders of(Settings settings, SampleCatalogue catalogue, DrawnRatings drawn) {
    PublishSettings publish = CollectorSettings.from(settings).publish();
    return new Senders(
        KafkaPublisher.ofTracks(publish), catalogue, KafkaPublisher.ofRatings(publish), drawn);
  }

  @Override
  public void close() {
    ratings.close();
    tracks.close();
  }
}
