package dev.segue.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class RoomsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.segue.cli");

  @Test
  void shouldHaveNoCyclesBetweenPackages() {
    slices().matching("dev.segue.cli.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void shouldReadFlagsInCommandsOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.segue.cli", "dev.segue.cli.command..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .because("what a command does can be called without a command line")
        .check(CLASSES);
  }
}
