package dev.segue.streams;

import static dev.segue.streams.TopologyFixture.decode;
import static dev.segue.streams.TopologyFixture.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.streams.topology.Names;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NormaliseTopologyTest {
  @TempDir private Path stateDir;
  private TopologyFixture app;

  @BeforeEach
  void start() {
    app = new TopologyFixture(stateDir);
  }

  @AfterEach
  void stop() {
    app.close();
  }

  @Test
  void shouldMakeATrackOfAnEvent() {
    TrackFeatures event = Events.of("a/b%曲");
    event.setLoudness(1.3);
    event.setKey(null);
    app.publish(event, 1234);

    List<TestRecord<byte[], byte[]>> tracks = app.read(app.topics.tracks());
    assertThat(tracks).hasSize(1);
    TestRecord<byte[], byte[]> record = tracks.get(0);
    assertThat(record.key()).isEqualTo(utf8("a/b%曲"));
    assertThat(record.timestamp()).isEqualTo(1234);
    assertThat(record.headers()).isEmpty();
    Track track = decode(app.tracks, record.value());
    assertThat(track.getId()).isEqualTo("a/b%曲");
    assertThat(track.getNormalizedAt()).isEqualTo(1234);
    assertThat(track.getTitle()).isEqualTo(event.getTitle());
    assertThat(track.getArtists()).isEqualTo(event.getArtists());
    assertThat(track.getReleaseDate()).isEqualTo("1999-12-31");
    assertThat(track.getFeatures().getEnergy()).isEqualTo(event.getEnergy());
    assertThat(track.getFeatures().getLoudness()).as("not clipped").isGreaterThan(1);
    assertThat(track.getFeatures().getKey()).as("missing stays missing").isNull();
    assertThat(state("a/b%曲")).isEqualTo(record.value());
  }

  @Test
  void shouldPassNothingOnForAnEventEqualToTheState() {
    app.publish(Events.of("a"), 1000);
    byte[] before = state("a");
    app.read(app.topics.tracks());
    app.publish(Events.of("a"), 2000);
    TrackFeatures otherSource = Events.of("a");
    otherSource.setSource("another file");
    app.publish(otherSource, 3000);

    assertThat(app.read(app.topics.tracks())).isEmpty();
    assertThat(state("a")).isEqualTo(before);
    assertThat(app.count("segue.events", "outcome", "unchanged")).isEqualTo(2);
  }

  @Test
  void shouldPassOnAChange() {
    app.publish(Events.of("a"), 1000);
    TrackFeatures changed = Events.of("a");
    changed.setTitle("Another title");
    app.publish(changed, 2000);

    Track track = decode(app.tracks, app.readByKey(app.topics.tracks()).get("a"));
    assertThat(track.getTitle()).isEqualTo("Another title");
    assertThat(track.getNormalizedAt()).isEqualTo(2000);
    assertThat(app.count("segue.events", "outcome", "new")).isOne();
    assertThat(app.count("segue.events", "outcome", "changed")).isOne();
  }

  @Test
  void shouldDeleteATrackOnce() {
    app.publish(Events.of("a"), 1000);
    app.read(app.topics.tracks());
    app.delete("a", 2000);
    app.delete("a", 3000);
    app.delete("never seen", 3000);

    List<TestRecord<byte[], byte[]>> tracks = app.read(app.topics.tracks());
    assertThat(tracks).hasSize(1);
    assertThat(tracks.get(0).key()).isEqualTo(utf8("a"));
    assertThat(tracks.get(0).value()).isNull();
    assertThat(tracks.get(0).timestamp()).isEqualTo(2000);
    assertThat(state("a")).isNull();
    assertThat(app.count("segue.events", "outcome", "deleted")).isOne();
  }

  private byte[] state(String id) {
    return app.driver.<byte[], byte[]>getKeyValueStore(Names.FEATURES_STORE).get(utf8(id));
  }
}
