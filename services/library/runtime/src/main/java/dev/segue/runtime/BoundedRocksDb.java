package dev.segue.runtime;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Gives all RocksDB stores of the process one block cache and one budget of write buffers, so that
 * memory does not grow with the number of partitions, and tunes them for point lookups.
 *
 * <p>Kafka Streams makes one instance per store by name of the class. Sizes come from the client's
 * properties; the first store of the process decides, since the cache is shared.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
  /** Property: bytes of the block cache. */
  public static final String BLOCK_CACHE_BYTES = "segue.rocksdb.block.cache.bytes";

  /** Property: bytes of the write buffers, counted within the block cache. */
  public static final String WRITE_BUFFER_BYTES = "segue.rocksdb.write.buffer.bytes";

  private static final long DEFAULT_BLOCK_CACHE_BYTES = 192L << 20;
  private static final long DEFAULT_WRITE_BUFFER_BYTES = 96L << 20;

  private static @Nullable Shared shared;

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    Shared memory = shared(configs);
    // Kafka Streams has put its own table config here; another would lose its metrics of the cache.
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(memory.cache);
    // Index and filters count as cache, too, but are the last to be thrown out of it.
    table.setCacheIndexAndFilterBlocks(true);
    table.setCacheIndexAndFilterBlocksWithHighPriority(true);
    table.setPinL0FilterAndIndexBlocksInCache(true);
    table.setOptimizeFiltersForMemory(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(memory.writeBuffers);
    options.setCompressionType(CompressionType.LZ4_COMPRESSION);
  }

  /**
   * Nothing of a store's own was opened; cache and write buffers stay for the process's lifetime.
   */
  @Override
  public void close(String storeName, Options options) {}

  private static synchronized Shared shared(Map<String, Object> configs) {
    Shared existing = shared;
    if (existing == null) {
      existing =
          Shared.open(
              bytes(configs, BLOCK_CACHE_BYTES, DEFAULT_BLOCK_CACHE_BYTES),
              bytes(configs, WRITE_BUFFER_BYTES, DEFAULT_WRITE_BUFFER_BYTES));
      shared = existing;
    }
    return existing;
  }

  private static long bytes(Map<String, Object> configs, String key, long otherwise) {
    Object value = configs.get(key);
    return value == null ? otherwise : Long.parseLong(value.toString());
  }

  private record Shared(Cache cache, WriteBufferManager writeBuffers) {
    static Shared open(long cacheBytes, long writeBufferBytes) {
      // The classes below call native code in their constructors.
      RocksDB.loadLibrary();
      // Not a strict limit: a read that finds the cache full must be slow, not fail.
      Cache cache = new LRUCache(cacheBytes, -1, false, 0.3);
      return new Shared(cache, new WriteBufferManager(writeBufferBytes, cache));
    }
  }
}
