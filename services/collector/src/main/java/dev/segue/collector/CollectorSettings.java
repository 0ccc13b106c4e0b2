package dev.segue.collector;

import dev.segue.collector.publish.PublishSettings;
import dev.segue.settings.Kind;
import dev.segue.settings.Setting;
import dev.segue.settings.Settings;
import dev.segue.settings.SharedSettings;
import java.time.Duration;
import java.util.List;

/**
 * The collector's settings.
 *
 * @param publish where tracks go
 * @param rejectsShown how many rejected rows are shown; all of them are counted
 */
public record CollectorSettings(PublishSettings publish, int rejectsShown) {

  /** How long a broker that does not answer is waited for. */
  public static final String CONNECT_TIMEOUT = "segue.collector.connect-timeout";

  /** How many rejected rows are shown. */
  public static final String REJECTS_SHOWN = "segue.collector.rejects-shown";

  /** Password of the user who asks a Subsonic server. */
  public static final String SUBSONIC_PASSWORD = "segue.subsonic.password";

  /** API key for a Subsonic server, instead of user and password. */
  public static final String SUBSONIC_API_KEY = "segue.subsonic.api-key";

  /** API key for a Jellyfin server. */
  public static final String JELLYFIN_API_KEY = "segue.jellyfin.api-key";

  /** Client id of an app that is registered with Spotify. */
  public static final String SPOTIFY_CLIENT_ID = "segue.spotify.client-id";

  /** How often Spotify is asked at most. */
  public static final String SPOTIFY_REQUESTS_PER_SECOND = "segue.spotify.requests-per-second";

  /** Where Spotify's Web API is. */
  public static final String SPOTIFY_API_URL = "segue.spotify.api-url";

  /** Where one signs in to Spotify. */
  public static final String SPOTIFY_ACCOUNTS_URL = "segue.spotify.accounts-url";

  private static final List<Setting> KNOWN =
      List.of(
          new Setting(
              CONNECT_TIMEOUT,
              Kind.DURATION,
              "10 s",
              "How long to wait for a broker that does not answer."),
          new Setting(
              REJECTS_SHOWN, Kind.INT, "10", "How many of the rows that cannot be used are shown."),
          new Setting(
              SUBSONIC_PASSWORD,
              Kind.TEXT,
              "",
              "Password of the user who asks a Subsonic server, or file:/path of a file that holds it."),
          new Setting(
              SUBSONIC_API_KEY,
              Kind.TEXT,
              "",
              "API key for a Subsonic server, instead of user and password."),
          new Setting(JELLYFIN_API_KEY, Kind.TEXT, "", "API key for a Jellyfin server."),
          new Setting(
              SPOTIFY_CLIENT_ID,
              Kind.TEXT,
              "",
              "Client id of an app that is registered with Spotify."),
          new Setting(
              SPOTIFY_REQUESTS_PER_SECOND,
              Kind.DOUBLE,
              "4",
              "How often Spotify is asked at most, a second; 10 at most."),
          new Setting(
              SPOTIFY_API_URL,
              Kind.TEXT,
              "https://api.spotify.com/v1/",
              "Where Spotify's Web API is."),
          new Setting(
              SPOTIFY_ACCOUNTS_URL,
              Kind.TEXT,
              "https://accounts.spotify.com/",
              "Where one signs in to Spotify."));

  /** The keys of the collector alone, without the shared ones. */
  public static List<Setting> known() {
    return KNOWN;
  }

  /** Takes the collector's part of the settings, and what it needs of the shared ones. */
  public static CollectorSettings from(Settings settings) {
    SharedSettings shared = SharedSettings.from(settings);
    Duration timeout = settings.duration(CONNECT_TIMEOUT);
    return new CollectorSettings(
        new PublishSettings(
            shared.kafka().bootstrapServers(),
            shared.kafka().registryUrl(),
            shared.kafka().producer(),
            shared.kafka().admin(),
            shared.kafka().registry(),
            shared.topicPrefix(),
            shared.partitions(),
            shared.replication(),
            timeout),
        settings.integer(REJECTS_SHOWN));
  }
}
