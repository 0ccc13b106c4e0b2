package dev.segue.recipes;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class RecipesArchitectureTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.segue.recipes");

  @Test
  void shouldKnowTheEngineAndTheSettingsAndNothingElseOfOurs() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.segue.recipes..",
            "dev.segue.engine..",
            "dev.segue.settings..",
            "java..",
            "org.jspecify..")
        .because("services and commands without Kafka read the same recipes")
        .check(classes);
  }
}
