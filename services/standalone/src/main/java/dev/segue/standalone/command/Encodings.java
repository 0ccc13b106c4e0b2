package dev.segue.standalone.command;

import dev.segue.standalone.console.UserError;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;

/** Character encodings as {@code --encoding} names them. */
final class Encodings {
  private Encodings() {}

  /** The encoding of this name; null, which is to find out, where none is given. */
  static @Nullable Charset named(@Nullable String name) {
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
