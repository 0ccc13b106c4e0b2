package dev.segue.tables.form;

import dev.segue.tables.map.TrackSource;
import dev.segue.tables.source.Input;

/** A form in which files hold tracks. Stateless; asked in the order of {@link FileForms}. */
public interface FileForm {

  /** What people call it, such as {@code XSPF playlist}. */
  String title();

  /**
   * Whether a file is of this form. Decided by what is in it; its name is a hint at most. A form
   * that is a zip file as a whole looks at {@link FileHead#entries()}.
   */
  boolean matches(FileHead head);

  /**
   * Opens a file of this form.
   *
   * @param input from its first byte; closed with the tracks. Closed by the caller where this
   *     throws
   * @throws dev.segue.tables.source.CollectException if it cannot be understood
   */
  TrackSource open(Input input, ReadOptions options);
}
