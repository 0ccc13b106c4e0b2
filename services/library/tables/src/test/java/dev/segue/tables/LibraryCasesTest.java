package dev.segue.tables;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that people hold, made up in the shapes of the programs and services that write them, with
 * what must come of each: the files in {@code resources/library}, as {@link LibraryExpectations}
 * reads them.
 */
class LibraryCasesTest {

  @TempDir private Path folder;

  static Stream<ImportCase> cases() throws IOException, URISyntaxException {
    return ImportCase.of("/library");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldReadWhatPeopleHold(ImportCase tried) throws IOException {
    new LibraryExpectations(folder).check(tried.bytes(), tried.expected());
  }
}
