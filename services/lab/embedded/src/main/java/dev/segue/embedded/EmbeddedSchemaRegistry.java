package dev.segue.embedded;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Schema Registry (Apicurio, with Confluent's API) as a child JVM on the loopback interface.
 * Schemas and their ids live in a database file and survive close, {@code kill -9} of either
 * process, and a restart on the same or on another port. The child ends with this process, whatever
 * ends it.
 *
 * <p>A child process because Apicurio is an application with 300 jars of its own, Kafka's among
 * them.
 */
public final class EmbeddedSchemaRegistry implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedSchemaRegistry.class);
  private static final String API = "/apis/ccompat/v7";
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  /** All the child inherits: a stray HTTP_PORT or AUTH_ENABLED of the shell would change it. */
  private static final Set<String> INHERITED =
      Set.of("PATH", "HOME", "TMPDIR", "TMP", "TEMP", "LANG", "SystemRoot");

  private final Process process;
  private final int port;

  private EmbeddedSchemaRegistry(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts the registry and returns once it answers.
   *
   * @param dataDir the registry's own folder, for its database and its log file
   * @param port the port on the loopback interface, or 0 for a free one
   * @throws EmbeddedStartException when the port or the folder is in use, or the registry fails
   */
  public static EmbeddedSchemaRegistry start(Path dataDir, int port) {
    Path folder = dataDir.toAbsolutePath().normalize();
    int chosen = LoopbackPort.claim(port, "The Schema Registry");
    long started = System.nanoTime();
    Path log = folder.resolve("registry.log");
    Process process;
    try {
      Files.createDirectories(folder);
      process = launch(command(folder, chosen), log);
    } catch (IOException e) {
      throw new EmbeddedStartException(
          "The Schema Registry cannot be started with its data in " + folder + ": " + e + ".", e);
    }
    EmbeddedSchemaRegistry registry = new EmbeddedSchemaRegistry(process, chosen);
    try {
      registry.awaitReady(log);
    } catch (RuntimeException e) {
      registry.close();
      throw e;
    }
    LOG.info(
        "Schema Registry answers at {} after {} ms, data in {}",
        registry.url(),
        Duration.ofNanos(System.nanoTime() - started).toMillis(),
        folder);
    return registry;
  }

  /** What a client takes as {@code schema.registry.url}. */
  public String url() {
    return url(port);
  }

  static String url(int port) {
    return "http://localhost:" + port + API;
  }

  /** The port of {@link #url()}. */
  public int port() {
    return port;
  }

  /** The child's process id, for whoever watches or kills it. */
  public long pid() {
    return process.pid();
  }

  /** Stops the child, by force after five seconds. Closing twice does nothing more. */
  @Override
  public synchronized void close() {
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write('\n');
    } catch (IOException e) {
      LOG.debug("the registry is already gone", e);
    }
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("The Schema Registry did not stop within {}; ending it", STOP_LIMIT);
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static Process launch(List<String> command, Path log) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().retainAll(INHERITED);
    builder
        .environment()
        .put("DISABLE_SIGNAL_HANDLERS", "true"); // of Quarkus: DiesWithParent has its own
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
    return builder.start();
  }

  private static List<String> command(Path folder, int port) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // A handful of schemas: start quickly and stay small rather than run fast.
    command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dquarkus.http.host=" + LoopbackPort.ADDRESS);
    command.add("-Dquarkus.http.port=" + port);
    // Written when registered, not half a second later: records on disk refer to the id by then.
    // The lock is the operating system's, so that a killed registry leaves none behind.
    command.add(
        "-Dquarkus.datasource.jdbc.url=jdbc:h2:file:"
            + folder.resolve("registry")
            + ";WRITE_DELAY=0;FILE_LOCK=FS");
    command.add("-Dquarkus.datasource.jdbc.initial-size=1");
    command.add("-Dquarkus.datasource.jdbc.min-size=1");
    command.add("-Dquarkus.datasource.jdbc.max-size=10");
    command.add("-cp");
    command.add(RegistryHome.runnerJar() + File.pathSeparator + RegistryHome.ownCode());
    command.add(DiesWithParent.class.getName());
    command.add("io.quarkus.runner.GeneratedMain");
    return command;
  }

  private void awaitReady(Path log) {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    try {
      while (!answers()) {
        if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
          throw new EmbeddedStartException(
              "The Schema Registry ended during its start (exit code "
                  + process.exitValue()
                  + "); its own account is in "
                  + log
                  + ".");
        }
        if (System.nanoTime() > deadline) {
          throw new EmbeddedStartException(
              "The Schema Registry does not answer at "
                  + url()
                  + " after "
                  + START_LIMIT.toSeconds()
                  + " s; its own account is in "
                  + log
                  + ".");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedStartException("The start of the Schema Registry was interrupted.", e);
    }
  }

  /** Asks a question that needs the database, not only the port. */
  private boolean answers() {
    try {
      URI subjects = URI.create("http://" + LoopbackPort.ADDRESS + ":" + port + API + "/subjects");
      HttpURLConnection connection = (HttpURLConnection) subjects.toURL().openConnection();
      connection.setConnectTimeout(1_000);
      connection.setReadTimeout(5_000);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }
}
