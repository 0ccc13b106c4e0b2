package dev.segue.playlists;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PlaylistsRulesTest {

  @Test
  void shouldNeedNothingButJavaAndAJsonParser() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.segue.playlists..",
            "java..",
            "javax.xml..",
            "com.fasterxml.jackson..",
            "org.jspecify..")
        .because("collector and query service read and write the same files")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.segue.playlists"));
  }
}
