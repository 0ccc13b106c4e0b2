package dev.segue.query.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/** Inputs from the query string. A parameter that is given twice is an error, unless a list. */
final class QueryInputs implements Inputs {
  private final Map<String, List<String>> values;
  private final UnaryOperator<String> trackIds;

  /** The values of each parameter; {@code trackIds} finds the tracks that they name. */
  QueryInputs(Map<String, List<String>> values, UnaryOperator<String> trackIds) {
    this.values = values;
    this.trackIds = trackIds;
  }

  @Override
  public String trackId(String given) {
    return trackIds.apply(given);
  }

  @Override
  public Optional<Integer> integer(String name, int min, int max) {
    Optional<String> given = single(name);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    try {
      int value = Integer.parseInt(given.get());
      if (value >= min && value <= max) {
        return Optional.of(value);
      }
    } catch (NumberFormatException e) {
      // Falls through: the sentence is the same.
    }
    throw ProblemException.invalid(name, ValueErrors.wholeNumber(name, min, max, given.get()));
  }

  @Override
  public Optional<Boolean> flag(String name) {
    return single(name)
        .map(
            given ->
                switch (given) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw ProblemException.invalid(name, ValueErrors.flag(name, given));
                });
  }

  @Override
  public OptionalDouble number(String name) {
    Optional<String> given = single(name);
    if (given.isEmpty()) {
      return OptionalDouble.empty();
    }
    double value = parse(given.get());
    if (!Double.isFinite(value)) {
      throw ProblemException.invalid(name, ValueErrors.number(name, given.get()));
    }
    return OptionalDouble.of(value);
  }

  @Override
  public Optional<String> text(String name, int longest) {
    Optional<String> given = single(name);
    given.ifPresent(value -> ValueErrors.checkLength(name, value, longest));
    return given;
  }

  @Override
  public List<String> texts(String name, int most, int longest) {
    List<String> given = values.getOrDefault(name, List.of());
    checkCount(name, given, most);
    given.forEach(value -> ValueErrors.checkLength(name, value, longest));
    return List.copyOf(given);
  }

  @Override
  public List<String> labels(String name, int most, int longest) {
    List<String> split = new ArrayList<>();
    for (String value : values.getOrDefault(name, List.of())) {
      for (String part : value.split(",", -1)) {
        split.add(part.strip());
      }
    }
    checkCount(name, split, most);
    split.forEach(value -> ValueErrors.checkLabel(name, value, longest));
    return split;
  }

  private static void checkCount(String name, List<String> given, int most) {
    if (given.size() > most) {
      throw ProblemException.invalid(name, ValueErrors.tooMany(name, most, given.size()));
    }
  }

  private Optional<String> single(String name) {
    List<String> given = values.getOrDefault(name, List.of());
    if (given.size() > 1) {
      throw ProblemException.invalid(name, "'" + name + "' is given " + given.size() + " times.");
    }
    return given.stream().findFirst();
  }

  /** Decimal notation only: Java also parses "1d", "0x1p3" and " 1 ", which are mistakes here. */
  private static double parse(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
        return Double.NaN;
      }
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
