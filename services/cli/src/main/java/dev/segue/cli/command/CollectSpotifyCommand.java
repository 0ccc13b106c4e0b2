package dev.segue.cli.command;

import dev.segue.cli.console.UserError;
import dev.segue.collector.CollectorSettings;
import dev.segue.collector.spotify.LoopbackRedirect;
import dev.segue.collector.spotify.SpotifyAddresses;
import dev.segue.collector.spotify.SpotifyApi;
import dev.segue.collector.spotify.SpotifyQuotaException;
import dev.segue.collector.spotify.SpotifySelection;
import dev.segue.collector.spotify.SpotifySignIn;
import dev.segue.remote.RemoteApi;
import dev.segue.remote.RemoteException;
import dev.segue.schemas.ListenerIds;
import dev.segue.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue collect spotify}. */
@Command(
    name = "spotify",
    description = {
      "Publish the tracks of one's own playlists, liked songs, top tracks and recently played of"
          + " Spotify: ids, names and recording codes, in the layer spotify. Spotify gives new apps"
          + " no audio features.",
      "Needs an app that is registered with Spotify (its client id), with the redirect address"
          + " http://127.0.0.1/callback."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed; the last line says why",
      "2:the command line is wrong",
      "3:Spotify's quota is used up; the last line says when the same command goes on"
    },
    footer = {
      "",
      "Examples:",
      "  segue collect spotify --client-id 0123456789abcdef0123456789abcdef --listener ann",
      "  segue collect spotify --playlist https://open.spotify.com/playlist/37i9dQZF1DX"
    })
final class CollectSpotifyCommand implements Callable<Integer> {
  private static final int QUOTA = 3;
  private static final double MOST_REQUESTS = 10;

  @Option(
      names = "--client-id",
      paramLabel = "ID",
      description = "Of the app that is registered with Spotify (segue.spotify.client-id).")
  private @Nullable String clientId;

  @Option(
      names = "--playlist",
      paramLabel = "LINK",
      description = "Only this playlist; may be repeated.")
  private List<String> playlists = new ArrayList<>();

  @Option(
      names = "--listener",
      paramLabel = "NAME",
      description = "Publish liked songs as ratings of this listener.")
  private @Nullable String listener;

  @Mixin private PublishOptions publish = new PublishOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Settings settings = publish.clientSettings();
    String id = clientId == null ? settings.text(CollectorSettings.SPOTIFY_CLIENT_ID) : clientId;
    if (id.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "Which app asks? Register one with Spotify, and give its --client-id.");
    }
    if (listener != null && !ListenerIds.isUsable(listener)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--listener: this is no id of a listener; " + ListenerIds.RULE);
    }
    System.err.println(
        "Spotify's terms forbid to train on its content: ids, names and recording codes are taken,"
            + " and nothing that is heard.");
    Path folder = publish.dataDir().resolve("collector");
    Clock clock = Clock.systemUTC();
    SpotifyAddresses addresses =
        new SpotifyAddresses(
            URI.create(settings.text(CollectorSettings.SPOTIFY_API_URL)),
            URI.create(settings.text(CollectorSettings.SPOTIFY_ACCOUNTS_URL)));
    double rate = settings.decimal(CollectorSettings.SPOTIFY_REQUESTS_PER_SECOND);
    if (!(rate >= 0.1 && rate <= MOST_REQUESTS)) {
      throw new UserError(
          "%s is from 0.1 to 10: Spotify locks out who asks more."
              .formatted(CollectorSettings.SPOTIFY_REQUESTS_PER_SECOND));
    }
    RemoteApi remote = SpotifyApi.remote(rate);
    SpotifySignIn signIn =
        new SpotifySignIn(addresses, id, folder.resolve("spotify-token.json"), remote, clock);
    SpotifySelection selection = new SpotifySelection(playlists, playlists.isEmpty());
    signIn(signIn, selection);
    try {
      return publish.publishSpotify(
          new SpotifyApi(addresses, signIn, remote, clock),
          selection,
          folder.resolve("spotify-progress.json"),
          listener == null ? "" : listener);
    } catch (SpotifyQuotaException e) {
      System.err.printf(
          "Spotify's quota is used up: resume after %s with the same command.%n",
          DateTimeFormatter.ofPattern("HH:mm 'of' d MMMM")
              .withLocale(Locale.ENGLISH)
              .withZone(ZoneId.systemDefault())
              .format(e.resume().plusSeconds(60)));
      return QUOTA;
    }
  }

  private static void signIn(SpotifySignIn signIn, SpotifySelection selection)
      throws IOException, InterruptedException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Consumer<String> out = System.err::println;
    try (LoopbackRedirect redirect = new LoopbackRedirect(out, in)) {
      signIn.ensure(selection.scopes(), redirect.address(), redirect);
    } catch (RemoteException e) {
      throw new UserError("Spotify does not let sign in: " + e.getMessage() + ".", e);
    }
  }
}
