package dev.segue.tables.source;

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
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A stream of bytes with a name: a file, an entry of an archive, or the standard input. Counts what
 * was read of it, and knows how to become text.
 */
public final class Input implements AutoCloseable {

  /** How much of a stream that can be read only once is looked at to find out its encoding. */
  static final int PEEK = 1 << 20;

  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_MARK = 3;

  /** Opens the bytes of an input, from the first. */
  @FunctionalInterface
  public interface Opener {
    InputStream open() throws IOException;
  }

  private final String name;
  private final @Nullable Path path;
  private final @Nullable Opener opener;
  private final long size;
  private final LongSupplier position;
  private final BufferedInputStream buffered;

  private Input(
      String name,
      @Nullable Path path,
      @Nullable Opener opener,
      long size,
      LongSupplier position,
      InputStream stream) {
    this.name = name;
    this.path = path;
    this.opener = opener;
    this.size = size;
    this.position = position;
    this.buffered = new BufferedInputStream(stream, BUFFER);
  }

  /**
   * Opens a file.
   *
   * @throws CollectException if it is missing, a folder or unreadable
   */
  public static Input file(Path file) {
    return file(String.valueOf(file.getFileName()), file);
  }

  /** The same under a name that is not the file's own. */
  static Input file(String name, Path file) {
    if (!Files.exists(file)) {
      throw new CollectException("There is no file " + file + ".");
    }
    if (Files.isDirectory(file)) {
      throw new CollectException(file + " is a folder; name a file in it.");
    }
    try {
      return of(name, file, Files.size(file), () -> Files.newInputStream(file));
    } catch (IOException e) {
      throw new CollectException(file + " cannot be opened: " + e.getMessage() + ".", e);
    }
  }

  /**
   * Opens what can be opened more than once, such as an entry of an archive.
   *
   * @param size in bytes; −1 if unknown
   * @throws CollectException if it cannot be opened
   */
  public static Input reopenable(String name, long size, Opener opener) {
    try {
      return of(name, null, size, opener);
    } catch (IOException e) {
      throw new CollectException(name + " cannot be opened: " + e.getMessage() + ".", e);
    }
  }

  /** Takes a stream that can be read only once. Its encoding is guessed from its first megabyte. */
  public static Input stream(String name, InputStream stream) {
    Counting counting = new Counting(stream);
    return new Input(name, null, null, -1, () -> counting.count, counting);
  }

  private static Input of(String name, @Nullable Path path, long size, Opener opener)
      throws IOException {
    Counting counting = new Counting(opener.open());
    return new Input(name, path, opener, size, () -> counting.count, counting);
  }

  /**
   * What the gzip stream in this input holds; the name loses its {@code .gz}. Position and size
   * stay those of the compressed bytes. Closing the new input closes this one.
   *
   * @throws CollectException if it is no gzip
   */
  public Input gunzipped() {
    String inner =
        name.toLowerCase(Locale.ROOT).endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    Opener compressed = opener;
    try {
      return new Input(
          inner,
          null,
          compressed == null ? null : () -> new GZIPInputStream(compressed.open(), BUFFER),
          size,
          position,
          new GZIPInputStream(buffered, BUFFER));
    } catch (IOException e) {
      throw new CollectException(name + " cannot be decompressed: " + e.getMessage() + ".", e);
    }
  }

  /** What people call it: the file's name, or {@code stdin}. */
  public String name() {
    return name;
  }

  /** The file, where the input is one on this machine's disk and not compressed. */
  public @Nullable Path path() {
    return path;
  }

  /** Whether {@link #reopened()} can be called. */
  public boolean isReopenable() {
    return opener != null;
  }

  /**
   * The same bytes once more, from the first; closed apart from this.
   *
   * @throws CollectException if it can no longer be opened
   * @throws IllegalStateException if it can be read only once
   */
  public Input reopened() {
    Opener again = opener;
    if (again == null) {
      throw new IllegalStateException(name + " can be read only once");
    }
    try {
      return of(name, path, size, again);
    } catch (IOException e) {
      throw new CollectException(name + " cannot be opened again: " + e.getMessage() + ".", e);
    }
  }

  public long bytesRead() {
    return position.getAsLong();
  }

  /** Size in bytes, −1 if unknown. */
  public long size() {
    return size;
  }

  /**
   * The first bytes, fewer if the input ends before; reading goes on as if they had not been looked
   * at. Called before anything was read.
   *
   * @param length at most a megabyte
   */
  public byte[] head(int length) {
    try {
      buffered.mark(length + 1);
      byte[] head = buffered.readNBytes(length);
      buffered.reset();
      return head;
    } catch (IOException e) {
      throw new CollectException(name + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  /** The bytes from here on; closed with the input. */
  public InputStream bytes() {
    return buffered;
  }

  /**
   * The input as text, without a byte order mark. Bytes that the encoding does not know end the
   * reading: nothing is replaced in silence.
   *
   * @param encoding null to find out
   */
  public Reader text(@Nullable Charset encoding) throws IOException {
    return decoded(charset(encoding));
  }

  /** The encoding of the text: the one given, or what is found out where none is. */
  Charset charset(@Nullable Charset encoding) throws IOException {
    if (encoding != null) {
      return encoding;
    }
    byte[] head = head(PEEK);
    TextEncoding.Mark mark = TextEncoding.Mark.of(head);
    return mark != null ? mark.charset() : encoding(head);
  }

  /** The input as text in an encoding, without a byte order mark of it. */
  Reader decoded(Charset charset) throws IOException {
    TextEncoding.Mark mark = TextEncoding.Mark.of(head(LONGEST_MARK));
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

  private Charset encoding(byte[] head) throws IOException {
    boolean whole = head.length < PEEK;
    return whole || opener == null ? TextEncoding.of(head, whole) : TextEncoding.of(head, opener);
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
