package dev.segue.tables.library;

import dev.segue.tables.source.Input;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads files of one form, entry by entry. Stateless. */
@FunctionalInterface
public interface LibraryReader {

  /**
   * Reads a file to its end. What breaks it off after some entries is a rejected entry that says
   * so.
   *
   * @param input from its first byte; closed by the caller
   * @param member the name of the file within an archive, null outside of one
   * @throws IOException if the input cannot be read
   * @throws dev.segue.tables.source.CollectException if nothing of it can be understood
   */
  void read(Input input, @Nullable String member, EntrySink sink) throws IOException;
}
