package dev.segue.tables;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Inputs of the kinds that people have, with what must come of each: the files in {@code
 * resources/import}, as {@link ImportExpectations} reads them.
 */
class ImportCasesTest {

  static Stream<ImportCase> cases() throws IOException, URISyntaxException {
    return ImportCase.of("/import");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldReadWhatPeopleHave(ImportCase tried) {
    byte[] input = tried.bytes();
    new ImportExpectations()
        .check(
            TableOptions.of(TableOptions.STANDARD_INPUT)
                .withStandardInput(new ByteArrayInputStream(input)),
            tried.expected());
  }
}
