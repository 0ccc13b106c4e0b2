package dev.segue.query.arrivals;

import dev.segue.schemas.Topics;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.jspecify.annotations.Nullable;

/** From the topic of tracks to that of recommendations, without a store. */
final class RecommendationTopology {
  private RecommendationTopology() {}

  static Topology of(
      Topics topics, ProcessorSupplier<String, byte @Nullable [], String, byte @Nullable []> task) {
    Topology topology = new Topology();
    topology.addSource(
        "tracks",
        Serdes.String().deserializer(),
        Serdes.ByteArray().deserializer(),
        topics.tracks());
    topology.addProcessor("recommend", task, "tracks");
    topology.addSink(
        "recommendations",
        topics.trackRecommendations(),
        Serdes.String().serializer(),
        Serdes.ByteArray().serializer(),
        "recommend");
    return topology;
  }
}
