package dev.segue.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Inputs from a JSON object. A number is a number: "10" is not 10. Null is the same as absent. */
final class BodyInputs implements Inputs {
  private final ObjectNode object;
  private final String prefix;
  private final UnaryOperator<String> trackIds;

  /** The fields of an object; {@code trackIds} finds the tracks that they name. */
  BodyInputs(ObjectNode object, UnaryOperator<String> trackIds) {
    this(object, "", trackIds);
  }

  private BodyInputs(ObjectNode object, String prefix, UnaryOperator<String> trackIds) {
    this.object = object;
    this.prefix = prefix;
    this.trackIds = trackIds;
  }

  @Override
  public String trackId(String given) {
    return trackIds.apply(given);
  }

  /** KnownParameters of all fields, also those that are null. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** The object in field {@code name}, whose fields are then called {@code name.field}. */
  Optional<BodyInputs> object(String name) {
    JsonNode node = object.get(name);
    if (node == null || node.isNull()) {
      return Optional.empty();
    }
    if (node instanceof ObjectNode child) {
      return Optional.of(new BodyInputs(child, prefix + name + ".", trackIds));
    }
    throw ProblemException.invalid(path(name), "'" + path(name) + "' must be a JSON object.");
  }

  /** One entry of a list: a text, or an object, or neither. */
  record Item(String path, Optional<String> text, Optional<BodyInputs> object) {}

  /** The entries of a list of at most {@code most}; none when absent. */
  List<Item> items(String name, int most) {
    List<Item> items = new ArrayList<>();
    JsonNode list = list(name, most);
    for (int i = 0; i < list.size(); i++) {
      String path = path(name) + "[" + i + "]";
      JsonNode node = list.get(i);
      items.add(
          new Item(
              path,
              Optional.ofNullable(node.textValue()),
              node instanceof ObjectNode child
                  ? Optional.of(new BodyInputs(child, path + ".", trackIds))
                  : Optional.empty()));
    }
    return items;
  }

  /** A text, whatever its length; null where the field is absent or something else. */
  @Nullable String textOrNull(String name) {
    JsonNode node = object.get(name);
    return node == null ? null : node.textValue();
  }

  @Override
  public Optional<Integer> integer(String name, int min, int max) {
    JsonNode node = object.get(name);
    if (node == null || node.isNull()) {
      return Optional.empty();
    }
    if (node.isIntegralNumber() && node.canConvertToInt()) {
      int value = node.intValue();
      if (value >= min && value <= max) {
        return Optional.of(value);
      }
    }
    throw ProblemException.invalid(
        path(name), ValueErrors.wholeNumber(path(name), min, max, node.toString()));
  }

  @Override
  public Optional<Boolean> flag(String name) {
    JsonNode node = object.get(name);
    if (node == null || node.isNull()) {
      return Optional.empty();
    }
    if (!node.isBoolean()) {
      throw ProblemException.invalid(path(name), ValueErrors.flag(path(name), node.toString()));
    }
    return Optional.of(node.booleanValue());
  }

  @Override
  public OptionalDouble number(String name) {
    JsonNode node = object.get(name);
    if (node == null || node.isNull()) {
      return OptionalDouble.empty();
    }
    if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
      throw ProblemException.invalid(path(name), ValueErrors.number(path(name), node.toString()));
    }
    return OptionalDouble.of(node.doubleValue());
  }

  @Override
  public Optional<String> text(String name, int longest) {
    JsonNode node = object.get(name);
    return node == null || node.isNull()
        ? Optional.empty()
        : Optional.of(text(name, node, longest));
  }

  @Override
  public List<String> texts(String name, int most, int longest) {
    List<String> texts = new ArrayList<>();
    list(name, most).forEach(item -> texts.add(text(name, item, longest)));
    return texts;
  }

  @Override
  public List<String> labels(String name, int most, int longest) {
    List<String> labels = texts(name, most, longest);
    labels.forEach(label -> ValueErrors.checkLabel(path(name), label, longest));
    return labels;
  }

  /** Ids of tracks, of which at least one is required. */
  List<String> trackIds(String name) {
    List<String> ids = tracks(name);
    if (ids.isEmpty()) {
      throw ProblemException.invalid(
          path(name), "'" + path(name) + "' is required: up to 1000 ids of tracks.");
    }
    return ids;
  }

  /** The list in a field; an empty one when absent. */
  private JsonNode list(String name, int most) {
    JsonNode node = object.get(name);
    if (node == null || node.isNull()) {
      return MissingNode.getInstance();
    }
    if (!node.isArray()) {
      throw ProblemException.invalid(path(name), "'" + path(name) + "' must be a list.");
    }
    if (node.size() > most) {
      throw ProblemException.invalid(
          path(name), ValueErrors.tooMany(path(name), most, node.size()));
    }
    return node;
  }

  private String text(String name, JsonNode node, int longest) {
    if (!node.isTextual()) {
      throw ProblemException.invalid(
          path(name),
          "'" + path(name) + "' must be a text, not " + ValueErrors.quote(node.toString()) + ".");
    }
    ValueErrors.checkLength(path(name), node.textValue(), longest);
    return node.textValue();
  }

  /** The name of a field as a sentence writes it: with the objects that it is in. */
  String path(String name) {
    return prefix + name;
  }
}
