package dev.segue.schemas;

import static org.apache.avro.SchemaCompatibility.checkReaderWriterCompatibility;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * FULL_TRANSITIVE by hand, so that a change is refused here and not by a user's registry. A release
 * that changed a schema adds a copy of {@code src/main/avro} as the next folder under {@code
 * previous}.
 */
class SchemaCompatibilityTest {

  static Stream<Arguments> previous() {
    return TestSchemas.previousVersions().stream()
        .flatMap(
            folder ->
                TestSchemas.NAMES.stream()
                    .filter(name -> Files.exists(folder.resolve(name + ".avsc")))
                    .map(name -> Arguments.of(folder, name)));
  }

  @ParameterizedTest(name = "{1} and {0}")
  @MethodSource("previous")
  void shouldReadAllEarlierVersionsAndBeReadByThem(Path folder, String name) {
    Schema earlier = TestSchemas.read(folder, name);
    Schema now = TestSchemas.checkedIn(name);

    assertReads(
        now, earlier, "Today's " + name + " cannot read what was written with that of " + folder);
    assertReads(
        earlier, now, "The " + name + " of " + folder + " cannot read what is written today");
  }

  @Test
  void shouldNoticeAFieldThatBecameMandatory() {
    Schema before = SchemaBuilder.record("R").fields().requiredString("id").endRecord();
    Schema after =
        SchemaBuilder.record("R").fields().requiredString("id").requiredInt("rank").endRecord();

    assertThat(checkReaderWriterCompatibility(after, before).getType())
        .isEqualTo(SchemaCompatibilityType.INCOMPATIBLE);
    assertThat(checkReaderWriterCompatibility(before, after).getType())
        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
  }

  private static void assertReads(Schema reader, Schema writer, String otherwise) {
    var result = checkReaderWriterCompatibility(reader, writer).getResult();
    assertThat(result.getIncompatibilities()).as(otherwise).isEmpty();
  }
}
