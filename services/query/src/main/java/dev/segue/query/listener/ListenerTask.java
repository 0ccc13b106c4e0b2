package dev.segue.query.listener;

import dev.segue.query.replica.Patience;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.UndecodableException;
import dev.segue.schemas.avro.ListenerFeedback;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the feedback of one partition over into the store, and keeps the lists of its listeners
 * current. A rating that cannot be read, or is of another listener than its key, is passed over.
 */
final class ListenerTask
    implements Processor<String, byte @Nullable [], String, byte @Nullable []> {
  private static final Logger LOG = LoggerFactory.getLogger(ListenerTask.class);
  private static final Duration TURN = Duration.ofMillis(100);

  private final AvroCodec<ListenerFeedback> codec;
  private final Patience patience;
  private final Progress progress;
  private final Consumer<String> onForget;
  private final ListenerLists lists;
  private @Nullable ProcessorContext<String, byte @Nullable []> context;
  private @Nullable KeyValueStore<String, byte[]> store;

  /**
   * @param onForget told of every listener who is to be forgotten
   */
  ListenerTask(
      AvroCodec<ListenerFeedback> codec,
      Patience patience,
      Progress progress,
      Consumer<String> onForget,
      ListenerLists lists) {
    this.codec = codec;
    this.patience = patience;
    this.progress = progress;
    this.onForget = onForget;
    this.lists = lists;
  }

  @Override
  public void init(ProcessorContext<String, byte @Nullable []> context) {
    this.context = context;
    KeyValueStore<String, byte[]> opened = context.getStateStore(ListenerTopology.STORE);
    store = opened;
    Set<String> listeners = new HashSet<>();
    try (KeyValueIterator<String, byte[]> all = opened.all()) {
      while (all.hasNext()) {
        listeners.add(RatingFormat.listener(all.next().key));
      }
    }
    lists.start(listeners);
    // Named by nothing but its purpose: lists that no longer fit are made anew, a few at a time.
    context.schedule(
        TURN,
        PunctuationType.WALL_CLOCK_TIME,
        now ->
            lists.turn(
                listener -> Ratings.current(RatingFormat.read(opened, listener)),
                (listener, value) -> context.forward(new Record<>(listener, value, now))));
  }

  @Override
  public void process(Record<String, byte @Nullable []> record) {
    ProcessorContext<String, byte @Nullable []> here = context;
    KeyValueStore<String, byte[]> ratings = store;
    if (here == null || ratings == null) {
      return;
    }
    String listener = record.key();
    if (listener == null || !RatingFormat.isListener(listener)) {
      LOG.warn("Passed over feedback without a usable listener id as its key");
    } else if (record.value() == null) {
      for (RatedTrack track : RatingFormat.read(ratings, listener)) {
        ratings.delete(RatingFormat.key(listener, track.trackId()));
      }
      lists.forget(listener);
      here.forward(record);
      onForget.accept(listener);
    } else {
      take(ratings, listener, record.value());
    }
    here.recordMetadata().ifPresent(at -> progress.reached(at.partition(), at.offset()));
  }

  private void take(KeyValueStore<String, byte[]> ratings, String listener, byte[] value) {
    RatedTrack track;
    try {
      ListenerFeedback said = patience.decode(codec, value);
      if (!said.getListener().equals(listener) || said.getTrackId().isEmpty()) {
        LOG.warn("Passed over feedback that names another listener than its key, or no track");
        return;
      }
      track = new RatedTrack(said.getTrackId(), said.getRating(), said.getRatedAt());
    } catch (UndecodableException | IllegalArgumentException e) {
      LOG.warn("Passed over feedback: {}", e.getMessage());
      return;
    }
    String key = RatingFormat.key(listener, track.trackId());
    if (track.rating() == 0) {
      ratings.delete(key);
    } else {
      ratings.put(key, RatingFormat.value(track));
    }
    lists.rated(listener);
  }
}
