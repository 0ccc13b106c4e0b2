package dev.segue.tables.form;

import dev.segue.tables.library.LibrarySource;
import dev.segue.tables.map.TrackSource;
import dev.segue.tables.source.Input;

/** One file of a {@link LibraryKind}. */
public final class LibraryForm implements FileForm {

  private final LibraryKind kind;

  LibraryForm(LibraryKind kind) {
    this.kind = kind;
  }

  @Override
  public String title() {
    return kind.title();
  }

  @Override
  public boolean matches(FileHead head) {
    return kind.matches(head);
  }

  @Override
  public TrackSource open(Input input, ReadOptions options) {
    LibrarySource source =
        LibrarySource.read(
            kind.describe(input.name(), kind.title(), options),
            sink -> {
              options.unused().forEach(sink::note);
              kind.reader().read(input, null, sink);
            });
    input.close();
    return source;
  }
}
