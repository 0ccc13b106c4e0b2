package dev.segue.tables.source;

import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A zip file whose entries are read as inputs. Nothing is unpacked to disk, and the names of
 * entries are only names: none is ever used as a path.
 *
 * <p>Bounds: {@link #MAX_ENTRIES} entries, {@link #MAX_BYTES} bytes of one entry once decompressed,
 * and {@link #MAX_RATIO} bytes for each compressed one (beyond the first megabyte). What goes
 * beyond ends the reading with a {@link CollectException}.
 */
public final class Archive implements AutoCloseable {

  public static final int MAX_ENTRIES = 20_000;
  public static final long MAX_BYTES = 16L << 30;
  public static final long MAX_RATIO = 1_000;

  private static final long FREE = 1 << 20;
  private static final long MAX_SPOOLED = 8L << 30;

  private final String name;
  private final ZipFile zip;
  private final @Nullable Path spooled;
  private final Map<String, ZipEntry> entries;

  private Archive(String name, ZipFile zip, @Nullable Path spooled, Map<String, ZipEntry> entries) {
    this.name = name;
    this.zip = zip;
    this.spooled = spooled;
    this.entries = entries;
  }

  /**
   * Opens the archive in an input, which is closed with it. An input that is no file, such as the
   * standard input, is first copied to a temporary file.
   *
   * @throws CollectException if it is no zip, is encrypted, or has too many entries
   */
  public static Archive open(Input input) {
    Path file = input.path();
    Path spooled = null;
    try (input) {
      if (file == null) {
        spooled = spool(input);
        file = spooled;
      }
      ZipFile zip = new ZipFile(file.toFile());
      try {
        return new Archive(input.name(), zip, spooled, entries(input.name(), zip));
      } catch (RuntimeException e) {
        zip.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      delete(spooled);
      if (e instanceof CollectException sentence) {
        throw sentence;
      }
      throw new CollectException(
          input.name() + " is a zip file that cannot be opened: " + e.getMessage() + ".", e);
    }
  }

  private static Map<String, ZipEntry> entries(String name, ZipFile zip) {
    Map<String, ZipEntry> found = new LinkedHashMap<>();
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      ZipEntry entry = all.nextElement();
      if (!entry.isDirectory()) {
        found.putIfAbsent(entry.getName(), entry);
      }
      if (found.size() > MAX_ENTRIES) {
        throw new CollectException(
            name + " has more than " + MAX_ENTRIES + " entries: unpack it, and name the files.");
      }
    }
    return found;
  }

  /** What people call the archive: the file's name. */
  public String name() {
    return name;
  }

  /**
   * The archive as one input, for a form that is an archive as a whole and opens it anew.
   *
   * @throws CollectException if it can no longer be opened
   */
  public Input self() {
    return Input.file(name, Path.of(zip.getName()));
  }

  /** The names of the files in it, folders and all, in the archive's order. */
  public List<String> entries() {
    return List.copyOf(entries.keySet());
  }

  /**
   * Opens an entry; it is read only as long as the archive is open.
   *
   * @throws CollectException if there is none of this name, or it cannot be read
   */
  public Input input(String entry) {
    ZipEntry found = entries.get(entry);
    if (found == null) {
      throw new CollectException(name + " has no entry " + entry + ".");
    }
    return Input.reopenable(
        name + ":" + entry,
        found.getSize(),
        () -> new Bounded(zip.getInputStream(found), found.getCompressedSize(), entry));
  }

  private static Path spool(Input input) throws IOException {
    Path file = Files.createTempFile("segue-", ".zip");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      byte[] chunk = new byte[1 << 16];
      long copied = 0;
      InputStream in = input.bytes();
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        copied += n;
        if (copied > MAX_SPOOLED) {
          throw new CollectException(
              input.name() + " is a zip file of more than 8 GB: save it, and name the file.");
        }
        out.write(chunk, 0, n);
      }
      return file;
    } catch (IOException | RuntimeException e) {
      delete(file);
      throw e;
    }
  }

  private static void delete(@Nullable Path file) {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        file.toFile().deleteOnExit();
      }
    }
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new CollectException(name + " could not be closed: " + e.getMessage() + ".", e);
    } finally {
      delete(spooled);
    }
  }

  /** Ends the reading of an entry that grows beyond all measure. */
  private final class Bounded extends FilterInputStream {
    private final long limit;
    private final String entry;
    private long count;

    Bounded(InputStream in, long compressed, String entry) {
      super(in);
      this.limit = compressed < 0 ? MAX_BYTES : Math.min(MAX_BYTES, FREE + compressed * MAX_RATIO);
      this.entry = entry;
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

    private void add(int n) {
      count += n;
      if (count > limit) {
        throw new CollectException(
            entry
                + " in "
                + name
                + " decompresses to more than its bounds allow ("
                + MAX_RATIO
                + " bytes for each compressed one): it is not read on.");
      }
    }
  }
}
