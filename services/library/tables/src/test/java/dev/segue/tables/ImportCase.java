package dev.segue.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An input with what must come of it, out of a file of several: {@code >>> NAME}, the input, {@code
 * <<<}, and one expectation a line. What may be expected stands in {@link ImportExpectations}.
 *
 * @param name of the case, which is unique in its file
 * @param expected the lines after the input
 */
public record ImportCase(String name, String input, List<String> expected) {

  private static final String ENTRY = "=== ";

  /** The cases in the files of a folder among the resources. */
  public static Stream<ImportCase> of(String resource) throws IOException, URISyntaxException {
    Path folder = Path.of(Objects.requireNonNull(ImportCase.class.getResource(resource)).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream().flatMap(file -> in(file).stream());
    }
  }

  /** The input as a file: a zip of files where it has lines {@code === NAME} before each. */
  public byte[] bytes() {
    if (!input.startsWith(ENTRY)) {
      return input.getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String file : input.substring(ENTRY.length()).split("(?m)^" + ENTRY, -1)) {
        zip.putNextEntry(new ZipEntry(file.substring(0, file.indexOf('\n'))));
        zip.write(file.substring(file.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The cases in a file. */
  private static List<ImportCase> in(Path file) {
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
