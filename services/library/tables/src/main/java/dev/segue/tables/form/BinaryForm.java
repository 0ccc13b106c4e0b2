package dev.segue.tables.form;

import dev.segue.tables.map.TrackSource;
import dev.segue.tables.source.Archive;
import dev.segue.tables.source.CollectException;
import dev.segue.tables.source.Input;

/** What is no text, and none of the forms before it: refused with a sentence on what it is. */
public final class BinaryForm implements FileForm {

  @Override
  public String title() {
    return "binary file";
  }

  @Override
  public boolean matches(FileHead head) {
    return BinaryKind.of(head) != null;
  }

  @Override
  public TrackSource open(Input input, ReadOptions options) {
    FileHead head = FileHead.of(input);
    if (head.startsWith(FileForms.ZIP)) {
      try (Archive archive = Archive.open(input)) {
        head = FileHead.ofZip(archive.name(), archive.entries());
      }
    }
    BinaryKind kind = BinaryKind.of(head);
    throw new CollectException(
        input.name() + " is " + (kind == null ? BinaryKind.OTHER : kind).sentence() + ".");
  }
}
