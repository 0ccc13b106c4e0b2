package dev.segue.offline.fit;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.offline.fit.Neighbors.Neighbor;
import dev.segue.tables.source.Quoting;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * Writes the neighbours of every track of a table, in the table's order, found on several threads.
 * The lines are the same however many there are.
 */
public final class NeighborLines {
  private static final int TRACKS_AT_A_TIME = 256;
  private static final int CHUNKS_FOR_EACH_THREAD = 4;

  private final Neighbors tracks;
  private final int limit;
  private final boolean csv;
  private final ObjectMapper json = new ObjectMapper();

  /**
   * @param limit how many neighbours of each track at most
   * @param csv whether a line is a neighbour in CSV, or else a track in JSON
   */
  public NeighborLines(Neighbors tracks, int limit, boolean csv) {
    this.tracks = tracks;
    this.limit = limit;
    this.csv = csv;
  }

  /**
   * Writes all lines.
   *
   * @param threads how many look for neighbours
   * @param done is told, on this thread, how many tracks are written
   */
  public void write(Writer out, int threads, IntConsumer done) throws IOException {
    if (csv) {
      out.write("id,rank,neighbor_id,score\n");
    }
    int total = tracks.ids().size();
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      Deque<Future<String>> chunks = new ArrayDeque<>();
      int next = 0;
      int written = 0;
      while (written < total) {
        // So few are on their way that the lines of a whole catalogue never wait in memory.
        while (next < total && chunks.size() < CHUNKS_FOR_EACH_THREAD * threads) {
          int from = next;
          int to = Math.min(total, from + TRACKS_AT_A_TIME);
          chunks.add(workers.submit(() -> lines(from, to)));
          next = to;
        }
        out.write(get(chunks.remove()));
        written = Math.min(total, written + TRACKS_AT_A_TIME);
        done.accept(written);
      }
    } finally {
      workers.shutdownNow();
    }
  }

  private static String get(Future<String> chunk) throws IOException {
    try {
      return chunk.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while neighbours were being found", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("neighbours could not be found", e.getCause());
    }
  }

  private String lines(int from, int to) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int track = from; track < to; track++) {
      String id = tracks.ids().get(track);
      List<Neighbor> neighbors = tracks.of(track, limit);
      if (csv) {
        appendCsv(lines, id, neighbors);
      } else {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", id);
        line.put("neighbors", neighbors);
        lines.append(json.writeValueAsString(line)).append('\n');
      }
    }
    return lines.toString();
  }

  private static void appendCsv(StringBuilder lines, String id, List<Neighbor> neighbors) {
    int rank = 0;
    for (Neighbor neighbor : neighbors) {
      lines.append(Quoting.quoted(id)).append(',').append(++rank).append(',');
      lines.append(Quoting.quoted(neighbor.id())).append(',').append(neighbor.score()).append('\n');
    }
  }
}
