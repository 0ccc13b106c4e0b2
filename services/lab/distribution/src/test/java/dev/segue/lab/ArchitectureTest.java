package dev.segue.lab;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** How the modules depend on each other; the rules within a module are tested in the module. */
class ArchitectureTest {
  private static final String[] SERVICES = {
    "dev.segue.collector..", "dev.segue.streams..", "dev.segue.query.."
  };
  private static final String COMMAND_LINE = "dev.segue.cli..";
  private static final String[] LABORATORY = {
    "dev.segue.embedded..", "dev.segue.demo..", "dev.segue.benchmarks..", "dev.segue.lab.."
  };
  private static final String[] LIBRARIES = {
    "dev.segue.catalogue..",
    "dev.segue.concurrency..",
    "dev.segue.engine..",
    "dev.segue.learning..",
    "dev.segue.offline..",
    "dev.segue.playlists..",
    "dev.segue.remote..",
    "dev.segue.recipes..",
    "dev.segue.recommend..",
    "dev.segue.runtime..",
    "dev.segue.schemas..",
    "dev.segue.search..",
    "dev.segue.settings..",
    "dev.segue.tables..",
    "dev.segue.wire.."
  };

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.segue");

  @Test
  void shouldKnowEveryPackage() {
    classes()
        .should()
        .resideInAnyPackage(all(LIBRARIES, SERVICES, LABORATORY, new String[] {COMMAND_LINE}))
        .because("a package without a layer is outside of every rule")
        .check(CLASSES);
  }

  @Test
  void shouldNotLetServicesImportOneAnother() {
    for (String service : SERVICES) {
      for (String other : SERVICES) {
        if (!other.equals(service)) {
          noClasses()
              .that()
              .resideInAPackage(service)
              .should()
              .dependOnClassesThat()
              .resideInAPackage(other)
              .because("services meet on topics only")
              .check(CLASSES);
        }
      }
    }
  }

  @Test
  void shouldNotLetLibrariesImportServices() {
    noClasses()
        .that()
        .resideInAnyPackage(LIBRARIES)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(all(SERVICES, new String[] {COMMAND_LINE}))
        .because("what a library needs is a library")
        .check(CLASSES);
  }

  @Test
  void shouldNotLetTheProductKnowTheLaboratory() {
    noClasses()
        .that()
        .resideInAnyPackage(all(LIBRARIES, SERVICES, new String[] {COMMAND_LINE}))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(LABORATORY)
        .because("the product ships without broker, registry and benchmarks")
        .check(CLASSES);
  }

  @Test
  void shouldKeepKafkaAndHttpOutOfTheCatalogueAndTheRecommender() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.segue.catalogue..", "dev.segue.recommend..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.kafka..", "io.javalin..", "org.eclipse.jetty..", "java.net.http..")
        .because("an answer does not depend on how tracks come in or how it is asked for")
        .check(CLASSES);
  }

  @Test
  void shouldLetRecommendationsReadTheCatalogueOnly() {
    noClasses()
        .that()
        .resideInAPackage("dev.segue.catalogue..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.segue.recommend..")
        .because("the catalogue does not know what it is asked for")
        .check(CLASSES);
  }

  @Test
  void shouldHaveNoCyclesBetweenModules() {
    slices().matching("dev.segue.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  private static String[] all(String[]... parts) {
    return java.util.Arrays.stream(parts).flatMap(java.util.Arrays::stream).toArray(String[]::new);
  }
}
