package dev.segue.collector.subsonic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.segue.collector.subsonic.SubsonicCredentials.Password;
import dev.segue.collector.subsonic.SubsonicCredentials.PlainPassword;
import dev.segue.remote.RemoteApi;
import dev.segue.remote.RemoteLimits;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.library.LibrarySource;
import dev.segue.tables.map.Outcome;
import dev.segue.tables.map.Outcome.Accepted;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that nobody here wrote, with files that sox made. Skipped where they are not there. */
class SupysonicIT {
  private static final List<String> PROGRAMS =
      List.of("supysonic-cli", "supysonic-server", "sox", "metaflac");

  @TempDir private Path folder;
  private @Nullable Process server;

  @Test
  void shouldReadTheLibraryOfARealServer() throws Exception {
    for (String program : PROGRAMS) {
      assumeTrue(isInstalled(program), program + " is not installed");
    }
    song(
        "1.flac",
        "TITLE=Für Elise",
        "ARTIST=Ünïcode",
        "ALBUM=Klavier",
        "GENRE=classical",
        "DATE=1999");
    song(
        "2.flac",
        "TITLE=東京",
        "ARTIST=Ann",
        "ALBUM=Mix",
        "ALBUMARTIST=Various Artists",
        "DISCNUMBER=1");
    song(
        "3.flac",
        "TITLE=Second Disc",
        "ARTIST=Bob",
        "ALBUM=Mix",
        "ALBUMARTIST=Various Artists",
        "DISCNUMBER=2");
    song("no tags at all.flac");
    URI address = start();

    // This server is of before salted hashes, and says so.
    assertThatThrownBy(() -> read(address, new Password("ann", "sesame")))
        .hasMessageContaining("--plain-password")
        .hasMessageNotContaining("sesame");
    LibrarySource library = read(address, new PlainPassword("ann", "sesame"));
    Map<String, TrackFeatures> tracks = new HashMap<>();
    for (Outcome next = library.next(); next != null; next = library.next()) {
      assertThat(next).isInstanceOf(Accepted.class);
      TrackFeatures track = ((Accepted) next).track();
      tracks.put(String.valueOf(track.getTitle()), track);
    }

    assertThat(tracks).hasSize(4).containsKeys("Für Elise", "東京", "Second Disc");
    assertThat(tracks.values()).allMatch(track -> track.getId().startsWith("subsonic:home:"));
    TrackFeatures elise = Objects.requireNonNull(tracks.get("Für Elise"));
    assertThat(elise.getArtists()).containsExactly("Ünïcode");
    assertThat(elise.getAlbum()).isEqualTo("Klavier");
    assertThat(elise.getGenres()).containsExactly("classical");
    assertThat(elise.getReleaseDate()).isEqualTo("1999");
    assertThat(elise.getDurationMs()).isEqualTo(2_000);
  }

  private static LibrarySource read(URI address, SubsonicCredentials credentials) {
    RemoteApi api = new RemoteApi("subsonic", RemoteLimits.of(50));
    return new SubsonicServer(address, "home", credentials, api).read(count -> {});
  }

  private void song(String name, String... tags) throws IOException, InterruptedException {
    Path music = Files.createDirectories(folder.resolve("music"));
    Path file = music.resolve(name);
    run("sox", "-n", "-r", "44100", file.toString(), "synth", "2", "sine", "440");
    List<String> command = new ArrayList<>(List.of("metaflac"));
    Stream.of(tags).map(tag -> "--set-tag=" + tag).forEach(command::add);
    command.add(file.toString());
    if (tags.length > 0) {
      run(command.toArray(String[]::new));
    }
  }

  private URI start() throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve(".supysonic"),
        """
        [base]
        database_uri = sqlite:///%1$s/library.db
        [webapp]
        cache_dir = %1$s/cache
        log_file = %1$s/log
        """
            .formatted(folder));
    run("supysonic-cli", "user", "add", "ann", "-p", "sesame");
    run("supysonic-cli", "folder", "add", "Music", folder.resolve("music").toString());
    run("supysonic-cli", "folder", "scan", "Music", "--foreground");
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Process running =
        process("supysonic-server", "-h", "127.0.0.1", "-p", Integer.toString(port)).start();
    server = running;
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> listens(port) || !running.isAlive());
    assumeTrue(running.isAlive(), () -> "supysonic-server does not start: " + output());
    return URI.create("http://127.0.0.1:" + port);
  }

  @AfterEach
  void stop() throws InterruptedException {
    Process running = server;
    if (running != null) {
      running.descendants().forEach(ProcessHandle::destroy);
      running.destroy();
      assertThat(running.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private String output() {
    try {
      return Files.readString(folder.resolve("output"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private void run(String... command) throws IOException, InterruptedException {
    Process process = process(command).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as("%s: %s", List.of(command), output()).isZero();
  }

  private ProcessBuilder process(String... command) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("LANG", "C.UTF-8");
    return builder;
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
  }
}
