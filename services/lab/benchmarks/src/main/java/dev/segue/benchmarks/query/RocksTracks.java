package dev.segue.benchmarks.query;

import dev.segue.catalogue.TrackStore;
import dev.segue.runtime.BoundedRocksDb;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.SchemaRegistry;
import dev.segue.schemas.UndecodableException;
import dev.segue.schemas.avro.Track;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * Records of tracks in a RocksDB of the service's own settings, in its own encoding. Only what
 * Kafka Streams puts around a store, meters and a lock, is not there.
 */
final class RocksTracks implements TrackStore, AutoCloseable {
  private final Path folder;
  private final Options options;
  private final RocksDB db;
  private final SchemaRegistry registry = SchemaRegistry.inMemory();
  private final AvroCodec<Track> codec = AvroCodec.of(Track.class, registry, "tracks");

  RocksTracks() throws IOException, RocksDBException {
    folder = Files.createTempDirectory("segue-bench-query");
    RocksDB.loadLibrary();
    BlockBasedTableConfig table = new BlockBasedTableConfig();
    // As Kafka Streams has them.
    table.setBlockSize(4096L).setFilterPolicy(new BloomFilter());
    options = new Options().setCreateIfMissing(true).setTableFormatConfig(table);
    new BoundedRocksDb().setConfig("tracks", options, Map.of());
    db = RocksDB.open(options, folder.toString());
  }

  void put(Track track) {
    try {
      db.put(track.getId().getBytes(StandardCharsets.UTF_8), codec.encode(track));
    } catch (RocksDBException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public @Nullable Track get(String id) {
    try {
      byte[] value = db.get(id.getBytes(StandardCharsets.UTF_8));
      return value == null ? null : codec.decode(value);
    } catch (RocksDBException | UndecodableException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Bytes on disk. */
  long bytes() {
    try (FlushOptions now = new FlushOptions();
        Stream<Path> files = Files.walk(folder)) {
      db.flush(now);
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    } catch (IOException | RocksDBException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    db.close();
    options.close();
    registry.close();
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : all) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
