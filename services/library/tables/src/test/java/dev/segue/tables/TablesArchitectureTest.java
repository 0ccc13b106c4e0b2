package dev.segue.tables;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class TablesArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.segue.tables");

  @Test
  void shouldFlowFromSourceOverMapToTheAccount() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("account")
        .definedBy("dev.segue.tables")
        .layer("form")
        .definedBy("..form..")
        .layer("library")
        .definedBy("..library..")
        .layer("map")
        .definedBy("..map..")
        .layer("column")
        .definedBy("..column..")
        .layer("source")
        .definedBy("..source..")
        .whereLayer("account")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("form")
        .mayOnlyBeAccessedByLayers("account")
        .whereLayer("library")
        .mayOnlyBeAccessedByLayers("account", "form")
        .whereLayer("map")
        .mayOnlyBeAccessedByLayers("account", "form", "library")
        .whereLayer("column")
        .mayOnlyBeAccessedByLayers("account", "form", "map")
        .because("a row is read, then understood, then handed on; nothing looks back")
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
  void shouldNeedNoKafka() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..")
        .because("a table can be read where there is no broker")
        .check(CLASSES);
  }
}
