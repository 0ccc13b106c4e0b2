package dev.segue.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class QueryArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.segue.query");

  @Test
  void shouldPassDataFromTheReplicaThroughTheCatalogueToAnswersAndOutOverHttp() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("catalogue")
        .definedBy("dev.segue.query.catalogue")
        .layer("replica")
        .definedBy("dev.segue.query.replica")
        .layer("recommend")
        .definedBy("dev.segue.query.recommend")
        .layer("statistics")
        .definedBy("dev.segue.query.statistics")
        .layer("group")
        .definedBy("dev.segue.query.group")
        .layer("live")
        .definedBy("dev.segue.query.live")
        .layer("listener")
        .definedBy("dev.segue.query.listener")
        .layer("precedence")
        .definedBy("dev.segue.query.precedence")
        .layer("http")
        .definedBy("dev.segue.query.http")
        .layer("service")
        .definedBy("dev.segue.query")
        .whereLayer("service")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("http")
        .mayOnlyBeAccessedByLayers("service")
        .whereLayer("recommend")
        .mayOnlyBeAccessedByLayers("group", "listener", "http", "service")
        .whereLayer("listener")
        .mayOnlyBeAccessedByLayers("http", "service")
        .whereLayer("group")
        .mayOnlyBeAccessedByLayers("http", "service")
        .whereLayer("replica")
        .mayOnlyBeAccessedByLayers("recommend", "listener", "service")
        .whereLayer("statistics")
        .mayOnlyBeAccessedByLayers("http")
        .whereLayer("precedence")
        .mayOnlyBeAccessedByLayers("recommend", "listener", "http", "service")
        .whereLayer("live")
        .mayOnlyBeAccessedByLayers("http")
        .because("a package is a stage, and data crosses the stages in one direction")
        .check(CLASSES);
  }

  @Test
  void shouldKeepTheWebServerAndJsonInOnePackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.segue.query.http")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..", "com.fasterxml.jackson..")
        .because("an answer must not depend on how it is asked for")
        .check(CLASSES);
  }

  @Test
  void shouldKeepKafkaOutOfColumnsAndRoutes() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.segue.query.catalogue", "dev.segue.query.http")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..")
        .because("columns and routes are tested without a broker")
        .check(CLASSES);
  }

  @Test
  void shouldNotKnowOtherServices() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackages("dev.segue.streams..", "dev.segue.collector..", "dev.segue.cli..")
        .because("services meet on topics only")
        .check(CLASSES);
  }
}
