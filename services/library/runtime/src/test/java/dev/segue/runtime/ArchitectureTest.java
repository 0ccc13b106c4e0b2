package dev.segue.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.segue.runtime");

  @Test
  void shouldKnowNeitherTheServicesNorTheArithmetic() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.segue.engine..",
            "dev.segue.wire..",
            "dev.segue.streams..",
            "dev.segue.query..",
            "dev.segue.collector..",
            "dev.segue.embedded..")
        .because("runtime serves every topology and knows the content of none")
        .check(CLASSES);
  }
}
