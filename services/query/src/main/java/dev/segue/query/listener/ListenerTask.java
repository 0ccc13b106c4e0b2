package dev.segue.query.listener;

import dev.segue.recommend.listener.RatedTrack;
import dev.segue.recommend.listener.Ratings;
import dev.segue.runtime.deadletter.DeadLetterReason;
import dev.segue.runtime.deadletter.DeadLetters;
import dev.segue.runtime.deadletter.RejectedEventException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Takes the feedback of one partition over into the store, and keeps the lists of its listeners
 * current. What cannot be used goes to the dead letters.
 */
final class ListenerTask implements Processor<byte[], byte[], byte[], byte[]> {
  private static final Duration TURN = Duration.ofMillis(100);

  private final FeedbackReader reader;
  private final FeedbackMetrics metrics;
  private final ConsumedOffsets progress;
  private final Consumer<String> onForget;
  private final ListenerLists lists;
  private final Map<String, Integer> counts = new HashMap<>();
  private @Nullable ProcessorContext<byte[], byte[]> context;
  private @Nullable KeyValueStore<String, byte[]> store;

  /**
   * @param onForget told of every listener who is to be forgotten, or leaves this node
   */
  ListenerTask(
      FeedbackReader reader,
      FeedbackMetrics metrics,
      ConsumedOffsets progress,
      Consumer<String> onForget,
      ListenerLists lists) {
    this.reader = reader;
    this.metrics = metrics;
    this.progress = progress;
    this.onForget = onForget;
    this.lists = lists;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    KeyValueStore<String, byte[]> opened = context.getStateStore(ListenerTopology.STORE);
    store = opened;
    counts.clear();
    try (KeyValueIterator<String, byte[]> all = opened.all()) {
      while (all.hasNext()) {
        counts.merge(RatingFormat.listener(all.next().key), 1, Integer::sum);
      }
    }
    lists.start(counts.keySet());
    // Named by nothing but its purpose: finished lists go out within the task's own transaction.
    context.schedule(
        TURN,
        PunctuationType.WALL_CLOCK_TIME,
        now ->
            lists.turn(
                now,
                listener -> Ratings.current(RatingFormat.read(opened, listener)),
                (listener, value) ->
                    context.forward(
                        new Record<>(listener.getBytes(StandardCharsets.UTF_8), value, now),
                        ListenerTopology.LISTS)));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    ProcessorContext<byte[], byte[]> here = context;
    KeyValueStore<String, byte[]> ratings = store;
    if (here == null || ratings == null) {
      return;
    }
    try {
      String listener = FeedbackReader.listener(record.key());
      if (record.value() == null) {
        for (RatedTrack track : RatingFormat.read(ratings, listener)) {
          ratings.delete(RatingFormat.key(listener, track.trackId()));
        }
        end(here, listener, record);
      } else if (take(ratings, listener, reader.read(listener, record.value()))) {
        end(here, listener, record.withValue(null));
      }
    } catch (RejectedEventException e) {
      metrics.countRejected(e.reason());
      here.forward(
          DeadLetters.of(record, here.recordMetadata().orElse(null), e),
          ListenerTopology.DEAD_LETTERS);
    }
    here.recordMetadata().ifPresent(at -> progress.reached(at.partition(), at.offset()));
  }

  @Override
  public void close() {
    // Whoever is erased from now on is erased elsewhere.
    lists.stop().forEach(onForget);
  }

  /** Nothing is left of the listener: neither must the list be, whatever happens to this task. */
  private void end(
      ProcessorContext<byte[], byte[]> here, String listener, Record<byte[], byte[]> tombstone) {
    counts.remove(listener);
    lists.forget(listener);
    here.forward(tombstone, ListenerTopology.LISTS);
    onForget.accept(listener);
  }

  /** Takes a rating over; true if nothing is left of the listener. */
  private boolean take(KeyValueStore<String, byte[]> ratings, String listener, RatedTrack track)
      throws RejectedEventException {
    String key = RatingFormat.key(listener, track.trackId());
    int held = counts.getOrDefault(listener, 0);
    if (track.rating() == 0) {
      if (ratings.delete(key) != null) {
        held--;
      }
    } else {
      if (ratings.get(key) == null) {
        if (held >= Ratings.MOST) {
          throw new RejectedEventException(
              DeadLetterReason.TOO_MANY_RATINGS, new TooManyRatingsException(held, 1).sentence());
        }
        held++;
      }
      ratings.put(key, RatingFormat.value(track));
    }
    if (held == 0) {
      return true;
    }
    counts.put(listener, held);
    lists.rated(listener);
    return false;
  }
}
