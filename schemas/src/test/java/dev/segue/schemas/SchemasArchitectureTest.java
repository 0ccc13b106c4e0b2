package dev.segue.schemas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class SchemasArchitectureTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.segue.schemas");

  @Test
  void shouldKnowConfluentsClientInOneClassOnly() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(ConfluentRegistryClient.class)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.flink..", "com.google..", "io.confluent..")
        .because(
            "Confluent's client is borrowed from a jar of Apache Flink, relocated together with an Avro and a guava of its"
                + " own; only ConfluentRegistryClient may know it, so that another source of it changes one file")
        .check(classes);
  }

  @Test
  void shouldImportNothingElseOfOurs() {
    noClasses()
        .should()
        .dependOnClassesThat(
            com.tngtech.archunit.base.DescribedPredicate.describe(
                "belong to another module of Segue",
                type ->
                    type.getPackageName().startsWith("dev.segue.")
                        && !type.getPackageName().startsWith("dev.segue.schemas")))
        .because("the wire contract is what all modules agree on, so it depends on none of them")
        .check(classes);
  }
}
