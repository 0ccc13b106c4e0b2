package dev.segue.collector.server;

import dev.segue.remote.RemoteException;
import dev.segue.tables.library.EntrySink;
import dev.segue.tables.library.LibrarySource;
import dev.segue.tables.library.LibrarySource.Description;
import dev.segue.tables.source.CollectException;
import java.util.function.LongConsumer;

/** A library of music on a server of somebody's own. */
public interface ServerLibrary {

  /** What people call it: {@code the Subsonic server music.local}. */
  String title();

  /** The layer that its tracks are published in. */
  String layer();

  /** What its ids are known by elsewhere: {@code subsonic:music.local}. */
  String namespace();

  /**
   * Hands every song to the sink, page by page.
   *
   * @param progress is told how many have come
   * @throws CollectException if the server refuses, in a sentence
   * @throws RemoteException if it does not answer
   * @throws InterruptedException if the thread is interrupted
   */
  void read(EntrySink sink, LongConsumer progress) throws RemoteException, InterruptedException;

  /**
   * Reads all of it.
   *
   * @param progress is told how many songs have come
   * @throws CollectException if it cannot be read to its end
   */
  default LibrarySource read(LongConsumer progress) {
    return LibrarySource.read(
        new Description(namespace(), title(), layer(), false),
        sink -> {
          try {
            read(sink, progress);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CollectException("Stopped while reading " + title() + ".", e);
          }
        });
  }
}
