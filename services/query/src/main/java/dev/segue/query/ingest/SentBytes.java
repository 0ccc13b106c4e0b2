package dev.segue.query.ingest;

import dev.segue.tables.source.Input;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** The bytes of a request as an input for readers of tables, unpacked as they are read. */
public final class SentBytes {
  /** How many bytes there may be, once unpacked. */
  public static final int LARGEST = 1 << 24;

  private static final int BUFFER = 1 << 14;
  private static final String NAME = "The body";

  private SentBytes() {}

  /**
   * The input, which can be read more than once.
   *
   * @param bytes as they were sent; not copied
   * @param gzip whether they are compressed
   * @throws dev.segue.tables.source.CollectException if they are not, though they should be
   */
  public static Input input(byte[] bytes, boolean gzip) {
    return Input.reopenable(
        NAME,
        bytes.length,
        () -> {
          InputStream sent = new ByteArrayInputStream(bytes);
          return new Bounded(gzip ? new GZIPInputStream(sent, BUFFER) : sent);
        });
  }

  /** Few bytes may unpack to very many. */
  private static final class Bounded extends FilterInputStream {
    private long left = LARGEST;

    Bounded(InputStream stream) {
      super(stream);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) {
      left -= read;
      if (left < 0) {
        throw new TableTooLargeException(
            "The body may have " + LARGEST + " bytes when unpacked; send the table in parts.");
      }
    }
  }
}
