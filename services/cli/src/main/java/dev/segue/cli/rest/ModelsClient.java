package dev.segue.cli.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.cli.console.TextTable;
import dev.segue.cli.console.UserError;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What an operator and a running Segue say to each other about models. */
public final class ModelsClient {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final int FEATURES_SHOWN = 3;

  private final SegueClient segue;
  private final PrintStream out;

  /** A talk whose answers are printed. */
  public ModelsClient(SegueClient segue, PrintStream out) {
    this.segue = segue;
    this.out = out;
  }

  /** A model, or one version of it: {@code classic@12}. */
  public record Version(String model, int version) {
    /**
     * Reads what a person typed.
     *
     * @throws UserError if it is not a name, an at sign and a number
     */
    public static Version parse(String text) {
      int at = text.indexOf('@');
      try {
        int version = Integer.parseInt(text.substring(at + 1));
        if (at > 0 && version > 0) {
          return new Version(text.substring(0, at), version);
        }
      } catch (NumberFormatException notANumber) {
        // Said below, in the same words.
      }
      throw new UserError("'" + text + "' is not a version of a model such as classic@12.");
    }
  }

  /** Lists all models and versions, or those of one model. */
  public void list(String only) throws InterruptedException {
    TextTable table =
        new TextTable(
            "model",
            "version",
            "state",
            "settled",
            "k",
            "error",
            "fitted on",
            "tracks",
            "when",
            "why");
    int versions = 0;
    Set<String> served = new HashSet<>();
    for (JsonNode model : segue.get("/v1/models").path("models")) {
      String version = model.path("name").asText() + "@" + model.path("version").asInt();
      // The served version is kept as well, and says the same of itself.
      boolean told = model.path("state").asText().equals("kept") && served.contains(version);
      if (model.path("state").asText().equals("served")) {
        served.add(version);
      }
      if (!told && (only.isEmpty() || model.path("name").asText().equals(only))) {
        versions++;
        table.add(
            model.path("name").asText(),
            model.path("version").asText(),
            state(model),
            model.path("settled").asBoolean() ? "settled" : "",
            model.path("rank").asText(),
            String.format(Locale.ROOT, "%.5f", model.path("relative_error").asDouble()),
            String.format(Locale.ROOT, "%,d", model.path("sample_size").asLong()),
            String.format(Locale.ROOT, "%,d", model.path("tracks").asLong()),
            model.path("created_at").asText().replaceFirst("\\.\\d+Z$", "Z"),
            model.path("reason").asText());
      }
    }
    if (versions > 0) {
      table.lines().forEach(out::println);
    } else {
      out.println(only.isEmpty() ? "There is no model yet." : "There is no model " + only + ".");
    }
  }

  /** Shows one version, {@code classic@12}, or the served one of a model, with its components. */
  public void show(String key) throws InterruptedException {
    JsonNode model = segue.get("/v1/models/" + SegueClient.encoded(key));
    out.println(
        String.format(
            Locale.ROOT,
            "%s version %d: %s, relative error %.5f, fitted on %,d of %,d tracks.",
            model.path("name").asText(),
            model.path("version").asInt(),
            state(model),
            model.path("relative_error").asDouble(),
            model.path("sample_size").asLong(),
            model.path("tracks").asLong()));
    out.println(model.path("reason").asText());
    out.println();
    TextTable table = new TextTable("id", "name", "alias", "strongest features");
    for (JsonNode component : model.path("components")) {
      table.add(
          component.path("id").asText(),
          component.path("name").asText(),
          component.path("alias").isTextual() ? component.path("alias").asText() : "",
          strongest(component.path("weights")));
    }
    table.lines().forEach(out::println);
  }

  /** Has a version served from now on, and nothing promoted, until {@link #unpin}. */
  public void promote(Version version) throws InterruptedException {
    ObjectNode command = JSON.objectNode().put("version", version.version()).put("pin", true);
    segue.post(models(version.model()) + ":promote", command);
    out.println(
        "Version "
            + version.version()
            + " of "
            + version.model()
            + " will be served until it is unpinned (segue models unpin "
            + version.model()
            + ").");
  }

  /** Lets the learner promote again. */
  public void unpin(String model) throws InterruptedException {
    segue.post(models(model) + ":promote", JSON.objectNode().put("pin", false));
    out.println("Versions of " + model + " will be promoted again.");
  }

  /** Gives a component a name that lasts; an empty one takes it away. */
  public void alias(String model, int component, String alias) throws InterruptedException {
    String path = models(model) + "/components/" + component;
    if (alias.isBlank()) {
      segue.delete(path);
      out.println("Component " + component + " of " + model + " has its own name again.");
    } else {
      segue.put(path, JSON.objectNode().put("alias", alias));
      out.println("Component " + component + " of " + model + " will be called " + alias + ".");
    }
  }

  private static String models(String name) {
    return "/v1/models/" + SegueClient.encoded(name);
  }

  private static String state(JsonNode model) {
    String state = model.path("state").asText();
    if (state.equals("served") && !model.path("answers").asBoolean()) {
      state = "served soon";
    }
    return model.path("pinned").asBoolean() ? state + ", pinned" : state;
  }

  private static String strongest(JsonNode weights) {
    return weights.properties().stream()
        .filter(weight -> weight.getValue().asDouble() > 0)
        .sorted(Comparator.comparingDouble(weight -> -weight.getValue().asDouble()))
        .limit(FEATURES_SHOWN)
        .map(Map.Entry::getKey)
        .collect(Collectors.joining(", "));
  }
}
