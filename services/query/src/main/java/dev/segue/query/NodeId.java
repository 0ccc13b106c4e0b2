package dev.segue.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** A name of this node that lasts as long as its data folder. */
final class NodeId {
  private static final String FILE = "node-id";
  private static final int LENGTH = 8;

  private NodeId() {}

  /** Reads the name in {@code folder}, or invents and writes one. */
  static String in(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      if (Files.exists(file)) {
        return Files.readString(file, StandardCharsets.UTF_8).strip();
      }
      Files.createDirectories(folder);
      String id = UUID.randomUUID().toString().substring(0, LENGTH);
      Files.writeString(file, id + "\n", StandardCharsets.UTF_8);
      return id;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to the data folder " + folder, e);
    }
  }
}
