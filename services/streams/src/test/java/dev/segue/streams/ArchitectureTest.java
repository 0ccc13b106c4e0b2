package dev.segue.streams;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.segue.streams");

  @Test
  void shouldLetDataCrossTheStagesInOneDirection() {
    slices()
        .matching("dev.segue.streams.(*)..")
        .should()
        .beFreeOfCycles()
        .because("a stage that needs a later one is two stages in one")
        .check(classes);
  }

  @Test
  void shouldKeepTheLearnerApartFromTheEvents() {
    noClasses()
        .that()
        .resideInAPackage("dev.segue.streams.learn..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.segue.streams.normalise..")
        .because("the learner knows the catalogue from evidence alone")
        .check(classes);
  }

  @Test
  void shouldKnowNoOtherService() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.segue.collector..", "dev.segue.query..", "dev.segue.embedded..", "dev.segue.cli..")
        .because("services meet in topics")
        .check(classes);
  }
}
