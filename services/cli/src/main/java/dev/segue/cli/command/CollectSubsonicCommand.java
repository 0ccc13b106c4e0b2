package dev.segue.cli.command;

import dev.segue.collector.CollectorSettings;
import dev.segue.collector.subsonic.SubsonicCredentials;
import dev.segue.collector.subsonic.SubsonicServer;
import dev.segue.settings.Settings;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue collect subsonic}. */
@Command(
    name = "subsonic",
    description = {
      "Publish the library of an OpenSubsonic server (Navidrome, Gonic, Ampache, …), in a layer of"
          + " its own: names, codes, lengths and tempo where tags have it.",
      "The password or the API key comes from the settings segue.subsonic.password and"
          + " segue.subsonic.api-key (SEGUE_SUBSONIC_PASSWORD, or file:/path of a file that holds"
          + " it)."
    },
    footer = {
      "",
      "Examples:",
      "  SEGUE_SUBSONIC_PASSWORD=file:/run/secrets/navidrome \\",
      "      segue collect subsonic --url http://localhost:4533 --user ann --listener ann",
      "  segue collect subsonic --url https://music.example --user ann --watch 1h"
    })
final class CollectSubsonicCommand implements Callable<Integer> {
  @Option(names = "--user", paramLabel = "NAME", description = "Who asks (with a password).")
  private @Nullable String user;

  @Option(
      names = "--plain-password",
      description =
          "Send the password itself, for servers that know no salted hashes of it; whoever listens"
              + " on the network can read it.")
  private boolean plain;

  @Mixin private ServerOptions server = new ServerOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    SubsonicCredentials credentials = credentials(server.settings());
    return server.collect(
        spec,
        (url, name) -> new SubsonicServer(url, name, credentials, ServerOptions.api("subsonic")));
  }

  private SubsonicCredentials credentials(Settings settings) {
    String key = settings.text(CollectorSettings.SUBSONIC_API_KEY);
    if (!key.isEmpty()) {
      return new SubsonicCredentials.ApiKey(key);
    }
    String password = settings.text(CollectorSettings.SUBSONIC_PASSWORD);
    if (user == null || password.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "Who asks? Give --user and the setting segue.subsonic.password, or segue.subsonic.api-key.");
    }
    return plain
        ? new SubsonicCredentials.PlainPassword(user, password)
        : new SubsonicCredentials.Password(user, password);
  }
}
