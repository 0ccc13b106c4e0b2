package dev.segue.cli.command;

import dev.segue.collector.CollectorSettings;
import dev.segue.collector.jellyfin.JellyfinServer;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue collect jellyfin}. */
@Command(
    name = "jellyfin",
    description = {
      "Publish the music of a Jellyfin server, in a layer of its own: names, lengths, and"
          + " MusicBrainz' ids.",
      "The API key comes from the setting segue.jellyfin.api-key (SEGUE_JELLYFIN_API_KEY, or"
          + " file:/path of a file that holds it)."
    },
    footer = {
      "",
      "Examples:",
      "  SEGUE_JELLYFIN_API_KEY=file:/run/secrets/jellyfin \\",
      "      segue collect jellyfin --url http://localhost:8096 --watch 1h"
    })
final class CollectJellyfinCommand implements Callable<Integer> {
  @Option(
      names = "--user-id",
      paramLabel = "ID",
      defaultValue = "",
      description = "Whose favourites are ratings of --listener.")
  private String user = "";

  @Mixin private ServerOptions server = new ServerOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    String key = server.settings().text(CollectorSettings.JELLYFIN_API_KEY);
    if (key.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "The API key is missing: make one in the server's dashboard, and set segue.jellyfin.api-key.");
    }
    return server.collect(
        spec,
        (url, name) -> new JellyfinServer(url, name, key, user, ServerOptions.api("jellyfin")));
  }
}
