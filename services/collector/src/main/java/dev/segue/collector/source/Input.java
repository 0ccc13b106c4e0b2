package dev.segue.collector.source;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A stream of bytes with a name: a file, or the standard input. Counts what was read of it, and
 * knows how to become text.
 */
public final class Input implements AutoCloseable {

  /** How much of a stream that can be read only once is looked at to find out its encoding. */
  static final int PEEK = 1 << 20;

  private final String name;
  private final @Nullable Path file;
  private final long size;
  private final Counting bytes;
  private final BufferedInputStream buffered;

  private Input(String name, @Nullable Path file, long size, InputStream stream) {
    this.name = name;
    this.file = file;
    this.size = size;
    this.bytes = new Counting(stream);
    this.buffered = new BufferedInputStream(bytes, 1 << 16);
  }

  /**
   * Opens a file.
   *
   * @throws CollectException if it is missing, a folder or unreadable
   */
  public static Input file(Path file) {
    if (!Files.exists(file)) {
      throw new CollectException("There is no file " + file + ".");
    }
    if (Files.isDirectory(file)) {
      throw new CollectException(file + " is a folder; name a file in it.");
    }
    try {
      return new Input(
          String.valueOf(file.getFileName()), file, Files.size(file), Files.newInputStream(file));
    } catch (IOException e) {
      throw new CollectException(file + " cannot be opened: " + e.getMessage() + ".", e);
    }
  }

  /** Takes a stream that can be read only once. Its encoding is guessed from its first megabyte. */
  public static Input stream(String name, InputStream stream) {
    return new Input(name, null, -1, stream);
  }

  public String name() {
    return name;
  }

  public long bytesRead() {
    return bytes.count;
  }

  /** Size in bytes, −1 if unknown. */
  public long size() {
    return size;
  }

  /**
   * The input as text, without a byte order mark. Bytes that the encoding does not know end the
   * reading: nothing is replaced in silence.
   *
   * @param encoding null to find out
   */
  public Reader text(@Nullable Charset encoding) throws IOException {
    buffered.mark(PEEK + 1);
    byte[] head = buffered.readNBytes(PEEK);
    buffered.reset();
    TextEncoding.Mark mark = TextEncoding.Mark.of(head);
    Charset charset = encoding;
    if (charset == null) {
      charset =
          mark != null
              ? mark.charset()
              : file != null ? TextEncoding.of(file) : TextEncoding.of(head, head.length < PEEK);
    }
    if (mark != null && charset.equals(mark.charset())) {
      buffered.skipNBytes(mark.length());
    }
    return new InputStreamReader(
        buffered,
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  @Override
  public void close() {
    try {
      buffered.close();
    } catch (IOException e) {
      throw new CollectException(name + " could not be closed: " + e.getMessage() + ".", e);
    }
  }

  private static final class Counting extends FilterInputStream {
    private volatile long count;

    Counting(InputStream stream) {
      super(stream);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      if (b >= 0) {
        add(1);
      }
      return b;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int n = super.read(target, offset, length);
      if (n > 0) {
        add(n);
      }
      return n;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread reads; others only look
    private void add(int n) {
      count += n;
    }
  }
}
