import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.SchemaRegistry;
import dev.segue.schemas.Topics;
import dev.segue.schemas.avro.TrackFeatures;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

public class NewTrack {
  public static void main(String[] args) throws Exception {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers", "localhost:9092",
            "schema.registry.url", "http://localhost:8081/apis/ccompat/v7");
    String topic = new Topics("segue.").trackFeatures();
    try (var registry = SchemaRegistry.connect(config);
        var producer =
            new KafkaProducer<>(
                config,
                new StringSerializer(),
                AvroCodec.of(TrackFeatures.class, registry, topic).serializer())) {
      TrackFeatures track =
          TrackFeatures.newBuilder()
              .setId("my-2")
              .setTitle("Dusk")
              .setArtists(List.of("Somebody"))
              .setEnergy(0.35)
              .setTempo(84.0)
              .setValence(0.3)
              .setLoudness(-11.5)
              .build();
      producer.send(new ProducerRecord<>(topic, track.getId(), track)).get();
    }
  }
}
