package dev.segue.query;

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
  void shouldPassDataFromTheReplicaToAnswersAndOutOverHttp() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("operate")
        .definedBy("dev.segue.query.operate")
        .layer("replica")
        .definedBy("dev.segue.query.replica")
        .layer("arrivals")
        .definedBy("dev.segue.query.arrivals")
        .layer("listener")
        .definedBy("dev.segue.query.listener")
        .layer("facade")
        .definedBy("dev.segue.query.facade..")
        .layer("ingest")
        .definedBy("dev.segue.query.ingest")
        .layer("http")
        .definedBy("dev.segue.query.http..")
        .layer("service")
        .definedBy("dev.segue.query")
        .whereLayer("service")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("http")
        .mayOnlyBeAccessedByLayers("service")
        .whereLayer("facade")
        .mayOnlyBeAccessedByLayers("http", "service")
        .whereLayer("arrivals")
        .mayOnlyBeAccessedByLayers("service")
        .whereLayer("listener")
        .mayOnlyBeAccessedByLayers("http", "service")
        .whereLayer("ingest")
        .mayOnlyBeAccessedByLayers("http", "service")
        .whereLayer("replica")
        .mayOnlyBeAccessedByLayers("service")
        .whereLayer("operate")
        .mayOnlyBeAccessedByLayers("replica", "http", "service")
        .because("a package is a stage, and data crosses the stages in one direction")
        .check(CLASSES);
  }

  @Test
  void shouldKeepTheWebServerInOnePackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.segue.query.http..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..")
        .because("an answer must not depend on how it is asked for")
        .check(CLASSES);
  }

  @Test
  void shouldKeepJsonInInterfaces() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.segue.query.http..", "dev.segue.query.facade..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.fasterxml.jackson..")
        .because("an answer must not depend on how it is asked for")
        .check(CLASSES);
  }

  @Test
  void shouldKeepKafkaOutOfRoutes() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.segue.query.http..", "dev.segue.query.facade..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..")
        .because("routes are tested without a broker")
        .check(CLASSES);
  }
}
