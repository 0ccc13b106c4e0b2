package dev.segue.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An input with what must come of it, out of a file of several: {@code >>> NAME}, the input, {@code
 * <<<}, and one expectation a line. What may be expected stands in {@link ImportExpectations}.
 *
 * @param name of the case, which is unique in its file
 * @param expected the lines after the input
 */
record ImportCase(String name, String input, List<String> expected) {

  /** The cases in a file. */
  static List<ImportCase> in(Path file) {
    List<ImportCase> cases = new ArrayList<>();
    String name = "";
    StringBuilder input = new StringBuilder();
    List<String> expected = new ArrayList<>();
    boolean reading = false;
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        if (line.startsWith(">>> ")) {
          add(cases, file, name, input, expected);
          name = line.substring(4);
          input.setLength(0);
          expected.clear();
          reading = true;
        } else if (line.equals("<<<")) {
          reading = false;
        } else if (reading) {
          input.append(line).append('\n');
        } else if (!line.isBlank() && !line.startsWith("# ")) {
          expected.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    add(cases, file, name, input, expected);
    return cases;
  }

  private static void add(
      List<ImportCase> cases, Path file, String name, StringBuilder input, List<String> expected) {
    if (!name.isEmpty()) {
      cases.add(
          new ImportCase(
              file.getFileName() + ": " + name, input.toString(), List.copyOf(expected)));
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
