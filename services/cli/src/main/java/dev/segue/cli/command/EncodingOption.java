package dev.segue.cli.command;

import dev.segue.cli.console.UserError;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** In which character encoding a table is. */
final class EncodingOption {
  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "Character encoding, for instance ISO-8859-1 (found out if not given).")
  private @Nullable String name;

  /**
   * The encoding; null, which is to find out, where none is given.
   *
   * @throws UserError if there is none of this name
   */
  @Nullable Charset charset() {
    if (name == null) {
      return null;
    }
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new UserError("--encoding " + name + ": there is no such character encoding.", e);
    }
  }
}
