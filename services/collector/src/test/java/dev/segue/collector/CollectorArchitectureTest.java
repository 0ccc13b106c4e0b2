package dev.segue.collector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

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
  void shouldFlowFromSourceOverMapToPublish() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("collector")
        .definedBy("dev.segue.collector")
        .layer("publish")
        .definedBy("..publish..")
        .layer("sample")
        .definedBy("..sample..")
        .layer("map")
        .definedBy("..map..")
        .layer("source")
        .definedBy("..source..")
        .whereLayer("collector")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("publish")
        .mayOnlyBeAccessedByLayers("collector")
        .whereLayer("sample")
        .mayOnlyBeAccessedByLayers("collector")
        .whereLayer("map")
        .mayOnlyBeAccessedByLayers("collector", "sample")
        .because("a row is read, then understood, then published; nothing looks back")
        .check(CLASSES);
  }

  @Test
  void shouldParseTablesInSourceOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..source..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("de.siegmar..")
        .because("another parser must be a change of one package")
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
        .because("sources and mapping must be usable, and testable, without a broker")
        .check(CLASSES);
  }
}
