package dev.segue.collector;

import dev.segue.collector.publish.TrackPublisher;
import dev.segue.schemas.avro.TrackFeatures;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is published. */
final class CollectingPublisher implements TrackPublisher {

  final List<TrackFeatures> tracks = new ArrayList<>();

  @Override
  public void publish(TrackFeatures track) {
    tracks.add(track);
  }

  @Override
  public void flush() {}

  @Override
  public long acknowledged() {
    return tracks.size();
  }

  @Override
  public void close() {}
}
