package dev.segue.learning;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What keeps learning a function of its arguments. */
class LearningRulesTest {

  private static final JavaClasses LEARNING =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.segue.learning");

  @Test
  void shouldKnowNoBrokerNetworkOrFile() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.kafka..", "org.apache.avro..", "java.net..", "java.nio.file..")
        .because("learning must give the same answer in any service and any test")
        .check(LEARNING);
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
        .check(LEARNING);
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
        .because("without a seed, two trainings on the same ratings would differ")
        .check(LEARNING);
  }

  @Test
  void shouldKeepGroupsAndTasteApart() {
    noClasses()
        .that()
        .resideInAPackage("..learning.cluster..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..learning.taste..")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("org.tribuo.classification..")
        .because("groups are found without ratings")
        .check(LEARNING);
  }
}
