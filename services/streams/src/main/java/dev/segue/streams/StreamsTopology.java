package dev.segue.streams;

import dev.segue.schemas.Topics;
import dev.segue.streams.learn.Learn;
import dev.segue.streams.normalise.Normalise;
import dev.segue.streams.topology.Names;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.UsePartitionTimeOnInvalidTimestamp;

/**
 * Two sub-topologies in a row: events to tracks and evidence, a task per partition; evidence and
 * commands of operators to models, one task. Keys and values travel as bytes: what an event's bytes
 * mean is decided in one place, where rubbish has somewhere to go.
 */
final class StreamsTopology {
  private StreamsTopology() {}

  static Topology of(Topics topics, Normalise normalise, Learn learn) {
    ByteArraySerializer out = new ByteArraySerializer();
    Topology topology = new Topology();
    source(topology, Names.TRACK_FEATURES, topics.trackFeatures());
    topology.addProcessor(Names.NORMALISE, normalise, Names.TRACK_FEATURES);
    topology.addSink(Names.TRACKS, topics.tracks(), out, out, Names.NORMALISE);
    topology.addSink(Names.EVIDENCE_OUT, topics.evidence(), out, out, Names.NORMALISE);
    topology.addSink(
        Names.DEAD_LETTERS, topics.trackFeaturesDeadLetters(), out, out, Names.NORMALISE);
    source(topology, Names.EVIDENCE_IN, topics.evidence());
    source(topology, Names.COMMANDS_IN, topics.modelCommands());
    topology.addProcessor(Names.LEARN, learn, Names.EVIDENCE_IN, Names.COMMANDS_IN);
    topology.addSink(Names.MODELS, topics.models(), out, out, Names.LEARN);
    return topology;
  }

  private static void source(Topology topology, String node, String topic) {
    topology.addSource(
        AutoOffsetReset.earliest(),
        node,
        new UsePartitionTimeOnInvalidTimestamp(), // a nonsense timestamp must not stop the stream
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        topic);
  }
}
