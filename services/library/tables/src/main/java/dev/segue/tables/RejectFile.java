package dev.segue.tables;

import dev.segue.tables.map.Outcome.Reject;
import dev.segue.tables.source.CollectException;
import dev.segue.tables.source.Quoting;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** All rejected rows of a run as a table: line, column, value, reason, and the row itself. */
final class RejectFile implements AutoCloseable {

  private final Path file;
  private final BufferedWriter writer;

  private RejectFile(Path file, BufferedWriter writer) {
    this.file = file;
    this.writer = writer;
  }

  /**
   * Creates the file, or empties it.
   *
   * @param append whether what is in the file stays, and more is added
   * @throws CollectException if it cannot be written
   */
  static RejectFile create(Path file, boolean append) {
    try {
      if (append) {
        return new RejectFile(
            file,
            Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
      }
      RejectFile rejects = new RejectFile(file, Files.newBufferedWriter(file));
      rejects.writer.write("line,column,value,reason,row\n");
      return rejects;
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  void add(Reject reject) {
    try {
      writer.write(Long.toString(reject.line()));
      for (String field :
          new String[] {reject.column(), reject.value(), reject.reason(), reject.row()}) {
        writer.write(',');
        writer.write(Quoting.quoted(field));
      }
      writer.write('\n');
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static CollectException unwritable(Path file, IOException e) {
    return new CollectException(
        "The rejected rows cannot be written to " + file + ": " + e.getMessage() + ".", e);
  }
}
