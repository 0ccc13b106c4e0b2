package dev.segue.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What keeps the arithmetic a function of its arguments. */
class EngineRulesTest {

  private static final JavaClasses ENGINE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.segue.engine");

  @Test
  void shouldKnowNoBrokerNetworkOrLogger() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.kafka..",
            "org.apache.avro..",
            "java.net..",
            "java.io..",
            "java.nio.file..",
            "org.slf4j..",
            "java.util.logging..",
            "java.lang.System.Logger")
        .because(
            "the engine is arithmetic: it must give the same answer in any service and any test")
        .check(ENGINE);
  }

  @Test
  void shouldKnowNoClock() {
    noClasses()
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.time..")
        .because("time is a parameter, or a replay would not end in the same model")
        .check(ENGINE);
  }

  @Test
  void shouldTakeNoChances() {
    noClasses()
        .should()
        .callConstructor(Random.class)
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
        .because("a random start without a seed would make two replays differ")
        .check(ENGINE);
  }

  @Test
  void shouldPassDataOneWayThroughItsStages() {
    noClasses()
        .that()
        .resideInAPackage("..engine.track..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..scale..", "..sample..", "..factorize..", "..index..")
        .because("a track depends on nothing that comes after it")
        .check(ENGINE);
    noClasses()
        .that()
        .resideInAPackage("..engine.index..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..track..", "..scale..", "..sample..", "..factorize..")
        .because("the index knows vectors only, not what they stand for")
        .check(ENGINE);
    noClasses()
        .that()
        .resideInAnyPackage("..engine.scale..", "..engine.sample..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..factorize..", "..index..")
        .because("scaling and sampling come before the factorisation")
        .check(ENGINE);
  }
}
