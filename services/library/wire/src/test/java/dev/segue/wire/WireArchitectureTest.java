package dev.segue.wire;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class WireArchitectureTest {

  @Test
  void shouldOnlyTranslate() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.kafka..", "org.slf4j..", "java.io..", "java.net..", "java.time..")
        .because(
            "a translation reads one value and writes another: what needs a broker, a file, a clock or a log is a decision,"
                + " and decisions belong to streams and query")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.segue.wire"));
  }
}
