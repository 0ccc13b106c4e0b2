package dev.segue.tables;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Inputs of the kinds that people have, with what must come of each: the files in {@code
 * resources/import}, as {@link ImportExpectations} reads them.
 */
class ImportCasesTest {

  static Stream<ImportCase> cases() throws IOException, URISyntaxException {
    Path folder =
        Path.of(Objects.requireNonNull(ImportCasesTest.class.getResource("/import")).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream().flatMap(file -> ImportCase.in(file).stream());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldReadWhatPeopleHave(ImportCase tried) {
    byte[] input = tried.input().getBytes(StandardCharsets.UTF_8);
    new ImportExpectations()
        .check(
            TableOptions.of(TableOptions.STANDARD_INPUT)
                .withStandardInput(new ByteArrayInputStream(input)),
            tried.expected());
  }
}
