package dev.segue.cli.console;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends the process soon after the reader of its output has gone, as in {@code segue watch tracks |
 * head -1}. Otherwise it would learn of that from its next line, which on a quiet topic may never
 * come, and the shell would wait with it.
 *
 * <p>Works on Linux: to open a pipe for writing waits for as long as nobody has it open for
 * reading.
 */
public final class PipeReader {
  private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");
  private static final long INTERVAL_MILLIS = 500;
  private static final long PATIENCE_MILLIS = 1_000;

  private PipeReader() {}

  /** Starts to look after the reader, if standard output is a pipe. */
  public static void endWithoutReader() {
    try {
      if (Files.isSymbolicLink(STANDARD_OUTPUT)
          && Files.readSymbolicLink(STANDARD_OUTPUT).toString().contains("pipe:")) {
        daemon("pipe-reader", PipeReader::watch);
      }
    } catch (IOException unreadable) {
      return; // not a system where this can be found out: the next line will tell
    }
  }

  private static void watch() {
    try {
      while (true) {
        CountDownLatch opened = new CountDownLatch(1);
        daemon("pipe-reader-probe", () -> open(opened));
        if (!opened.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
          System.exit(0);
        }
        TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private static void open(CountDownLatch opened) {
    try {
      new FileOutputStream(STANDARD_OUTPUT.toFile()).close();
    } catch (IOException noPermission) {
      return; // cannot be found out
    } finally {
      opened.countDown();
    }
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
