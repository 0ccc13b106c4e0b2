package dev.segue.cli.command;

import dev.segue.cli.console.UserError;
import dev.segue.cli.rest.ClientSettings;
import dev.segue.cli.rest.SegueClient;
import dev.segue.query.QuerySettings;
import dev.segue.settings.Settings;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which running Segue to talk to; in the folder of a running demo, that one. */
final class UrlOptions {
  private static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "Address of the REST interface (the demo of this folder, or else http://localhost:8080).")
  private @Nullable String url;

  @Mixin private SettingsOptions settingsOptions = new SettingsOptions();

  SegueClient connect() {
    Settings settings = settingsOptions.loadForClient(flags -> {});
    return new SegueClient(
        url == null ? configured(settings) : parse(url), settings.text(ClientSettings.API_KEY));
  }

  private static URI configured(Settings settings) {
    String host = settings.text(QuerySettings.HTTP_HOST);
    String port = settings.text(QuerySettings.HTTP_PORT);
    return URI.create("http://" + (ANY_ADDRESS.contains(host) ? "localhost" : host) + ":" + port);
  }

  private static URI parse(String url) {
    try {
      URI address = URI.create(url.contains("://") ? url : "http://" + url);
      if (address.getHost() != null
          && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw new UserError("--url " + url + " is not an address such as http://localhost:8080.", e);
    }
    throw new UserError("--url " + url + " is not an address such as http://localhost:8080.");
  }
}
