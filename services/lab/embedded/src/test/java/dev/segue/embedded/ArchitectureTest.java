package dev.segue.embedded;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.segue.embedded");

  @Test
  void shouldTouchKafkasServerInOneFileOnly() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(EmbeddedKafka.class.getName())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("kafka..", "org.apache.kafka..", "scala..")
        .because("these classes are not public API and change with every version")
        .check(CLASSES);
  }

  @Test
  void shouldGiveTheChildNothingBeyondTheJdk() {
    classes()
        .that()
        .haveFullyQualifiedName(DiesWithParent.class.getName())
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..")
        .because("it runs on the class path of another application")
        .check(CLASSES);
  }
}
