package dev.segue.embedded;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the unpacked Apicurio archive: where the system property {@code segue.registry.home} says,
 * else a folder {@code apicurio} beside this module's classes or jar, or one level above. That is
 * {@code services/embedded/target/apicurio} in every build and test of this repository (the pom
 * unpacks it there), and {@code apicurio/} beside {@code lib/} in a distribution.
 */
final class RegistryHome {
  static final String PROPERTY = "segue.registry.home";

  private RegistryHome() {}

  /** This module's classes or jar, which also go on the child's class path. */
  static Path ownCode() {
    CodeSource source = RegistryHome.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new EmbeddedStartException("The embedded Schema Registry cannot find its own jar.");
    }
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new EmbeddedStartException("The embedded Schema Registry cannot find its own jar.", e);
    }
  }

  /** The jar to run; its manifest names the libraries beside it. */
  static Path runnerJar() {
    List<Path> candidates = candidates();
    for (Path candidate : candidates) {
      if (Files.isDirectory(candidate)) {
        try (Stream<Path> files = Files.list(candidate)) {
          var jar = files.filter(f -> f.toString().endsWith("-runner.jar")).findFirst();
          if (jar.isPresent()) {
            return jar.get();
          }
        } catch (IOException e) {
          throw new EmbeddedStartException("Cannot read the folder " + candidate + ".", e);
        }
      }
    }
    throw new EmbeddedStartException(
        "The Apicurio Registry program is in none of "
            + candidates
            + ": build the project with Maven, or point -D"
            + PROPERTY
            + " to the folder it was unpacked to.");
  }

  private static List<Path> candidates() {
    String home = System.getProperty(PROPERTY);
    if (home != null) {
      return List.of(Path.of(home).toAbsolutePath());
    }
    List<Path> candidates = new ArrayList<>();
    Path folder = ownCode().getParent();
    for (int level = 0; level < 2 && folder != null; level++) {
      candidates.add(folder.resolve("apicurio"));
      folder = folder.getParent();
    }
    return candidates;
  }
}
