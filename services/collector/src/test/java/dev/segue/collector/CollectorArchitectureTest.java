package dev.segue.collector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class CollectorArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.segue.collector");

  @Test
  void shouldKeepTheGeneratedCatalogueApartFromPublishing() {
    noClasses()
        .that()
        .resideInAPackage("..sample..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..publish..")
        .because("a generated catalogue is a source like any other")
        .check(CLASSES);
  }

  @Test
  void shouldTalkToKafkaInPublishOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..publish..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..")
        .because("what is published must be testable without a broker")
        .check(CLASSES);
  }
}
