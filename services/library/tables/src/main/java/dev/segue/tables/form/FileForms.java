package dev.segue.tables.form;

import dev.segue.tables.map.TrackSource;
import dev.segue.tables.source.Archive;
import dev.segue.tables.source.CollectException;
import dev.segue.tables.source.Input;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The forms that are known, in the order in which they are asked: the first that recognises a file
 * opens it. Gzip is taken off before; a zip that is no form as a whole is its entries.
 */
public final class FileForms {

  /** Every form: those with a mark of their own first, the table of separated values last. */
  private static final FileForms STANDARD = new FileForms(every());

  /** The file name that stands for the standard input. */
  public static final Path STANDARD_INPUT = Path.of("-");

  static final int[] GZIP = {0x1F, 0x8B};
  static final int[] ZIP = {'P', 'K', 3, 4};

  private final List<FileForm> forms;

  /**
   * @param forms asked in this order
   */
  FileForms(List<FileForm> forms) {
    this.forms = List.copyOf(forms);
  }

  private static List<FileForm> every() {
    List<FileForm> every = new ArrayList<>();
    every.add(new LibraryArchiveForm());
    every.add(new BinaryForm());
    for (LibraryKind kind : LibraryKind.values()) {
      every.add(new LibraryForm(kind));
    }
    every.add(new JsonForm());
    every.add(new CsvForm());
    return every;
  }

  /** Every form that is known. */
  public static FileForms standard() {
    return STANDARD;
  }

  /** What is done with what an input turns out to be. */
  public interface Reader {

    /** The tracks of one file; closed by the reader. */
    void read(FileForm form, TrackSource tracks);

    /** A file whose tracks cannot be read, and the sentence why. */
    void failed(String file, CollectException why);
  }

  /**
   * Recognises files, and hands on what is in each; a folder is the files in it and below, by name.
   *
   * @param files {@code -} is the standard input
   */
  public void open(
      List<Path> files, InputStream standardInput, ReadOptions options, Reader reader) {
    for (Path file : files) {
      if (file.equals(STANDARD_INPUT)) {
        open(Input.stream("stdin", standardInput), options, reader);
      } else if (Files.isDirectory(file)) {
        filesBelow(file).forEach(found -> open(found, options, reader));
      } else {
        open(file, options, reader);
      }
    }
  }

  private void open(Path file, ReadOptions options, Reader reader) {
    Input input;
    try {
      input = Input.file(file);
    } catch (CollectException e) {
      reader.failed(file.toString(), e);
      return;
    }
    open(input, options, reader);
  }

  private static List<Path> filesBelow(Path folder) {
    try (Stream<Path> found = Files.walk(folder)) {
      List<Path> files =
          found
              .filter(Files::isRegularFile)
              .filter(file -> !isLeftover(folder.relativize(file).toString()))
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new CollectException("There is no file in " + folder + ".");
      }
      return files;
    } catch (IOException | UncheckedIOException e) {
      throw new CollectException(folder + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  /**
   * Recognises an input, and hands on what is in it: once, or for each entry of an archive.
   *
   * @param input from its first byte; closed at the end
   */
  public void open(Input input, ReadOptions options, Reader reader) {
    FileHead head;
    Input plain = input;
    try {
      head = FileHead.of(input);
      if (head.startsWith(GZIP)) {
        plain = input.gunzipped();
        head = FileHead.of(plain);
      }
    } catch (CollectException e) {
      plain.close();
      reader.failed(input.name(), e);
      return;
    }
    if (head.startsWith(ZIP)) {
      openZip(plain, options, reader);
    } else {
      open(head, plain, options, reader);
    }
  }

  private void openZip(Input input, ReadOptions options, Reader reader) {
    try (Archive archive = Archive.open(input)) {
      FileHead head = FileHead.ofZip(archive.name(), archive.entries());
      for (FileForm form : forms) {
        if (form.matches(head)) {
          open(form, archive.self(), options, reader);
          return;
        }
      }
      forEachFile(archive, entry -> open(entry, options, reader), reader);
    } catch (CollectException e) {
      reader.failed(input.name(), e);
    }
  }

  private static void forEachFile(Archive archive, Consumer<Input> opener, Reader reader) {
    for (String entry : archive.entries()) {
      if (isLeftover(entry)) {
        continue;
      }
      if (entry.toLowerCase(Locale.ROOT).endsWith(".zip")) {
        reader.failed(
            entry,
            new CollectException(
                entry + " in " + archive.name() + " is itself a zip file: unpack the outer one."));
        continue;
      }
      opener.accept(archive.input(entry));
    }
  }

  /**
   * The input with its compression taken off, if it is of a form that holds text.
   *
   * @throws CollectException if it is a binary file, or a zip
   */
  public static Input text(Input input) {
    try {
      Input plain = FileHead.of(input).startsWith(GZIP) ? input.gunzipped() : input;
      FileHead head = FileHead.of(plain);
      if (head.startsWith(ZIP)) {
        throw new CollectException(
            input.name() + " is a zip file: collect it with segue collect FILE, or unpack it.");
      }
      BinaryKind kind = BinaryKind.of(head);
      if (kind != null) {
        throw new CollectException(input.name() + " is " + kind.sentence() + ".");
      }
      return plain;
    } catch (CollectException e) {
      input.close();
      throw e;
    }
  }

  /** What systems and tools leave in archives and folders beside the files of people. */
  static boolean isLeftover(String entry) {
    String file = entry.substring(entry.lastIndexOf('/') + 1);
    return entry.startsWith("__MACOSX/") || file.startsWith(".") || file.equals("Thumbs.db");
  }

  private void open(FileHead head, Input input, ReadOptions options, Reader reader) {
    for (FileForm form : forms) {
      if (form.matches(head)) {
        open(form, input, options, reader);
        return;
      }
    }
    throw new IllegalStateException("the last form takes every file");
  }

  private static void open(FileForm form, Input input, ReadOptions options, Reader reader) {
    TrackSource tracks;
    try {
      tracks = form.open(input, options);
    } catch (CollectException e) {
      input.close();
      reader.failed(input.name(), e);
      return;
    }
    reader.read(form, tracks);
  }
}
