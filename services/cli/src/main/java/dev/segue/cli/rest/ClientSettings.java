package dev.segue.cli.rest;

import dev.segue.settings.Kind;
import dev.segue.settings.Setting;
import java.util.List;

/** What commands that ask a running Segue need to know besides its address. */
public final class ClientSettings {
  public static final String API_KEY = "segue.client.api-key";

  private ClientSettings() {}

  /** The settings of such commands. */
  public static List<Setting> known() {
    return List.of(
        new Setting(
            API_KEY,
            Kind.TEXT,
            "",
            "Key that commands such as segue models send to the query service, or file:/path of a file that holds it."));
  }
}
