package dev.segue.cli.command;

import dev.segue.cli.console.StatusLine;
import dev.segue.collector.server.ChangedTracks;
import dev.segue.collector.server.PublishedTracks;
import dev.segue.collector.server.ServerLibrary;
import dev.segue.remote.RemoteApi;
import dev.segue.remote.RemoteLimits;
import dev.segue.schemas.ListenerIds;
import dev.segue.settings.Settings;
import dev.segue.tables.library.LibrarySource;
import dev.segue.tables.source.CollectException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** A server whose library is collected, once or again and again. */
final class ServerOptions {
  private static final double REQUESTS_PER_SECOND = 20;

  @Option(
      names = "--url",
      paramLabel = "URL",
      required = true,
      description = "Address of the server, such as http://localhost:4533.")
  private String url = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What the server is called in ids (the host of its address).")
  private @Nullable String name;

  @Option(
      names = "--listener",
      paramLabel = "NAME",
      description =
          "Publish stars and ratings as ratings of this listener; without it, they are only"
              + " counted.")
  private @Nullable String listener;

  @Option(
      names = "--watch",
      paramLabel = "TIME",
      arity = "0..1",
      fallbackValue = "PT15M",
      converter = Seconds.class,
      description =
          "Go on, and look again after this time (15m): what changed is published, what is gone is"
              + " taken away.")
  private @Nullable Duration watch;

  @Option(
      names = "--forget",
      description = "Take away what is gone even if that is more than half of all.")
  private boolean forget;

  @Mixin private PublishOptions publish = new PublishOptions();

  /** A time such as 30s, 15m or 2h. */
  static final class Seconds implements CommandLine.ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
      try {
        String text = value.toUpperCase(Locale.ROOT);
        Duration time = Duration.parse(text.startsWith("P") ? text : "PT" + text);
        if (time.toSeconds() >= 1) {
          return time;
        }
      } catch (java.time.format.DateTimeParseException e) {
        // Falls through: the sentence is the same.
      }
      throw new CommandLine.TypeConversionException(
          "'" + value + "' is no time of a second or more, such as 30s, 15m or 2h");
    }
  }

  Settings settings() {
    return publish.clientSettings();
  }

  /** Collects, and collects again if that is asked for. The answer is the exit code. */
  int collect(CommandSpec spec, BiFunction<URI, String, ServerLibrary> server)
      throws InterruptedException {
    if (listener != null && !ListenerIds.isUsable(listener)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--listener: this is no id of a listener; " + ListenerIds.RULE);
    }
    URI address = address(spec);
    ServerLibrary library = server.apply(address, name == null ? address.getHost() : name);
    int code = once(library, !forget);
    while (watch != null) {
      Thread.sleep(watch.toMillis());
      try {
        code = once(library, true);
      } catch (CollectException e) {
        // The server or Kafka may be back next time.
        System.err.println(e.getMessage());
      }
    }
    return code;
  }

  /** Asks the server as gently as any other client would. */
  static RemoteApi api(String name) {
    return new RemoteApi(name, RemoteLimits.of(REQUESTS_PER_SECOND));
  }

  private int once(ServerLibrary server, boolean careful) {
    Path folder = publish.dataDir().resolve("collector");
    PublishedTracks file =
        new PublishedTracks(
            folder.resolve(server.namespace().replaceAll("[^A-Za-z0-9.-]", "-") + ".published"));
    Map<String, Integer> before = file.read();
    LibrarySource library;
    try (StatusLine status = StatusLine.start()) {
      library =
          server.read(
              count ->
                  status.accept(
                      String.format(Locale.ROOT, "%,d songs of the %s", count, server.title())));
    }
    ChangedTracks changes = new ChangedTracks(library, server.layer(), before, careful);
    int code = publish.publishLibrary(library, changes, listener == null ? "" : listener);
    if (!publish.isDryRun()) {
      file.write(changes.published());
    }
    System.out.printf(
        "Plug-ins of the server find its tracks where the query service has"
            + " segue.query.server-ids=%s.%n",
        server.namespace());
    return code;
  }

  private URI address(CommandSpec spec) {
    try {
      URI address = URI.create(url.contains("://") ? url : "http://" + url);
      if (address.getHost() != null
          && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Falls through: the sentence is the same.
    }
    throw new CommandLine.ParameterException(
        spec.commandLine(), "--url " + url + " is not an address such as http://localhost:4533.");
  }
}
