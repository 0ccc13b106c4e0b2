package dev.segue.cli.folder;

import dev.segue.query.QuerySettings;
import dev.segue.settings.SharedSettings;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Where a running demo listens, written down in its data folder: so {@code segue watch} in the same
 * folder finds it without flags, whatever its ports are.
 */
public final class Addresses implements AutoCloseable {
  private static final String FILE = "addresses.properties";

  private final Path file;
  private final Properties properties = new Properties();

  private Addresses(Path file) {
    this.file = file;
  }

  /** Writes them down until closed. */
  public static Addresses publish(DataFolder folder, String bootstrapServers, String registryUrl)
      throws IOException {
    Addresses addresses = new Addresses(folder.path(FILE));
    addresses.properties.setProperty(SharedSettings.BOOTSTRAP_SERVERS, bootstrapServers);
    addresses.properties.setProperty(SharedSettings.REGISTRY_URL, registryUrl);
    addresses.write();
    return addresses;
  }

  /** Adds the port of the REST interface, once it is known. */
  public void publishHttpPort(int port) throws IOException {
    properties.setProperty(QuerySettings.HTTP_PORT, Integer.toString(port));
    write();
  }

  private void write() throws IOException {
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, "Where the demo that runs on this folder listens");
    }
  }

  /** The settings that lead to the demo running on this folder; none if none is. */
  public static Map<String, String> ofDemoRunningOn(Path dataDir) {
    Path file = dataDir.resolve(FILE);
    if (!Files.exists(file) || !DataFolder.isTaken(dataDir)) {
      return Map.of();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException stoppedMeanwhile) {
      return Map.of();
    }
    Map<String, String> settings = new HashMap<>();
    properties.forEach((key, value) -> settings.put(key.toString(), value.toString()));
    return settings;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
