package dev.segue.cli.command;

import dev.segue.catalogue.statistics.LayerCalibration;
import dev.segue.catalogue.statistics.LayerCalibration.Learned;
import dev.segue.cli.catalogue.CatalogueReader;
import dev.segue.cli.console.Logs;
import dev.segue.cli.console.ProgressDisplay;
import dev.segue.cli.console.Terminal;
import dev.segue.cli.console.UserError;
import dev.segue.settings.SharedSettings;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code segue calibrate}: how a layer's features are brought to the scale of the base layer. */
@Command(
    name = "calibrate",
    description = {
      "Learn how the features of a layer are brought to the scale of the base layer, of the tracks "
          + "that both describe: two analysers that call a feature by one name do not measure one "
          + "quantity.",
      "Reads the tracks of a Segue that runs, and prints settings for its streams service."
    },
    footer = {
      "",
      "Examples:",
      "  segue calibrate analyser >> segue.conf",
      "  segue calibrate analyser --all --knots 11"
    })
public final class CalibrateCommand implements Callable<Integer> {
  private static final int MOST_KNOTS = 1_000;

  @Parameters(paramLabel = "LAYER", description = "The layer, as events name it.")
  private String layer = "";

  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private SettingsOptions settings = new SettingsOptions();

  @Option(
      names = "--knots",
      paramLabel = "N",
      defaultValue = "21",
      description = "Quantiles of a mapping, 2 to 1000 (default ${DEFAULT-VALUE}).")
  private int knots;

  @Option(
      names = "--min-tracks",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "Learn a feature of so many tracks that have it in both layers (default ${DEFAULT-VALUE}).")
  private int minTracks;

  @Option(names = "--all", description = "Also map features of which both layers measure alike.")
  private boolean all;

  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    check();
    if (!(command.root().userObject() instanceof Verbosity verbosity && verbosity.isVerbose())) {
      Logs.errorsOnly();
    }
    SharedSettings shared = SharedSettings.from(settings.loadForClient(kafka::addTo));
    PrintStream err = System.err;
    LayerCalibration calibration;
    try (CatalogueReader reader = CatalogueReader.connect(shared);
        ProgressDisplay progress =
            ProgressDisplay.of(Terminal.detect(), err, "Reading", "records")) {
      calibration = reader.calibration(layer, progress);
    }
    System.out.print(describe(calibration));
    return 0;
  }

  private void check() {
    if (knots < 2 || knots > MOST_KNOTS) {
      throw new UserError("--knots " + knots + ": a number from 2 to " + MOST_KNOTS + ".");
    }
    if (minTracks < 2) {
      throw new UserError("--min-tracks " + minTracks + ": a number from 2.");
    }
    if (layer.equals(LayerCalibration.BASE)) {
      throw new UserError("the base layer is the one that others are brought to.");
    }
    if (layer.isBlank() || layer.contains(".") || layer.contains("\"")) {
      throw new UserError(
          "no setting can name the layer \""
              + layer
              + "\": it has points or quotes in it, or nothing at all.");
    }
  }

  private String describe(LayerCalibration calibration) {
    List<Learned> learned = calibration.learn(minTracks, knots);
    if (learned.isEmpty()) {
      throw new UserError(nothing(calibration));
    }
    StringBuilder text = new StringBuilder();
    for (Learned one : learned) {
      String feature = one.feature().label();
      text.append(
          String.format(
              Locale.ROOT,
              "# %s: %,d tracks, distance %.3f, mapped %.3f%s%n",
              feature,
              one.tracks(),
              one.distanceBefore(),
              one.distanceAfter(),
              one.otherScale() ? "" : "; the layers measure alike"));
      if (one.otherScale() || all) {
        text.append(
            String.format("segue.calibration.\"%s\".%s = \"%s\"%n", layer, feature, one.mapping()));
      }
    }
    return text.toString();
  }

  private String nothing(LayerCalibration calibration) {
    if (!calibration.layers().contains(layer)) {
      return calibration.layers().isEmpty()
          ? "no track has layers; collect some with --layer first."
          : "no track has a layer "
              + layer
              + "; there are "
              + String.join(", ", calibration.layers())
              + ".";
    }
    return String.format(
        Locale.ROOT,
        "%,d tracks are described by %s and by the base layer, and no feature with a scale is stated"
            + " by both of %d tracks (--min-tracks).",
        calibration.tracks(),
        layer,
        minTracks);
  }
}
