package dev.segue.settings;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.segue.settings");

  @Test
  void shouldImportNothingOfOursAndOfKafkaTheKeysOnly() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.segue.settings..",
            "java..",
            "com.typesafe.config..",
            "org.apache.commons.text.similarity",
            "org.jspecify..",
            "org.apache.kafka.clients.admin",
            "org.apache.kafka.clients.consumer",
            "org.apache.kafka.clients.producer",
            "org.apache.kafka.common.config")
        .andShould()
        .onlyDependOnClassesThat(
            JavaClass.Predicates.resideOutsideOfPackage("org.apache.kafka.clients..")
                .or(HasName.Predicates.nameEndingWith("Config")))
        .because(
            "settings are read before anything else of Segue or Kafka is there, but Kafka knows"
                + " which of its keys are secrets")
        .check(CLASSES);
  }
}
