package dev.segue.streams;

import dev.segue.schemas.avro.TrackFeatures;
import java.util.List;
import java.util.Random;

/** Events for tests. */
final class Events {
  private Events() {}

  /** An event with invented, repeatable features: the same id always gets the same. */
  static TrackFeatures of(String id) {
    Random random = new Random(id.hashCode());
    double energy = random.nextDouble();
    return TrackFeatures.newBuilder()
        .setId(id)
        .setTitle("Title of " + id)
        .setArtists(List.of("Artist " + random.nextInt(50)))
        .setAlbum("Album")
        .setGenres(List.of("rock"))
        .setReleaseDate("1999-12-31")
        .setPopularity((double) random.nextInt(101))
        .setDanceability(random.nextDouble())
        .setEnergy(energy)
        .setKey((double) random.nextInt(12))
        .setLoudness(-30 + 28 * energy + random.nextDouble())
        .setMode((double) random.nextInt(2))
        .setSpeechiness(random.nextDouble() * 0.3)
        .setAcousticness((1 - energy) * random.nextDouble())
        .setInstrumentalness(random.nextInt(5) == 0 ? random.nextDouble() : 0.0)
        .setLiveness(random.nextDouble() * 0.5)
        .setValence(random.nextDouble())
        .setTempo(70 + 100 * random.nextDouble())
        .setDurationMs(120_000.0 + random.nextInt(180_000))
        .setTimeSignature(random.nextInt(10) == 0 ? 3.0 : 4.0)
        .build();
  }
}
