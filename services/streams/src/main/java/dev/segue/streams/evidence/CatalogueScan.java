package dev.segue.streams.evidence;

import dev.segue.engine.sample.BottomKSample;
import java.util.function.Consumer;

/** One pass over all tracks of a task, read from its state. */
@FunctionalInterface
public interface CatalogueScan {
  /** Lets {@code reader} go once through every track, in no particular order. */
  void read(Consumer<Iterable<BottomKSample.Entry>> reader);
}
