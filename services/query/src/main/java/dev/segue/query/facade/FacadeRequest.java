package dev.segue.query.facade;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One request to a facade.
 *
 * @param base where the facade is for this client, without a slash at the end: {@code
 *     http://127.0.0.1:8080/spotify}
 * @param target path below the base, and query string, as they came
 * @param path decoded parts of the path by name
 * @param parameters of the query string, and of a form that was posted
 */
public record FacadeRequest(
    String base, String target, Map<String, String> path, Map<String, List<String>> parameters) {

  public FacadeRequest {
    path = Map.copyOf(path);
    parameters = Map.copyOf(parameters);
  }

  /** A parameter; empty where it is absent or blank. Of several, the first counts. */
  public Optional<String> text(String name) {
    return parameters.getOrDefault(name, List.of()).stream().findFirst().filter(t -> !t.isBlank());
  }

  /** The parts of all values of a parameter, separated by comma; blank ones do not count. */
  public List<String> list(String name) {
    return parameters.getOrDefault(name, List.of()).stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** A whole number from {@code min} to {@code max}. */
  public int integer(String name, int otherwise, int min, int max) {
    Optional<String> given = text(name);
    if (given.isEmpty()) {
      return otherwise;
    }
    try {
      int value = Integer.parseInt(given.get().strip());
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Falls through: the sentence is the same.
    }
    throw new FacadeException(
        400, "Invalid " + name + ": must be a whole number from " + min + " to " + max + ".");
  }

  /** A finite number, if it is given. */
  public OptionalDouble number(String name) {
    Optional<String> given = text(name);
    if (given.isEmpty()) {
      return OptionalDouble.empty();
    }
    try {
      double value = Double.parseDouble(given.get().strip());
      if (Double.isFinite(value)) {
        return OptionalDouble.of(value);
      }
    } catch (NumberFormatException e) {
      // Falls through: the sentence is the same.
    }
    throw new FacadeException(400, "Invalid " + name + ": must be a number.");
  }

  /** A parameter that has to be there. */
  public String required(String name) {
    return text(name)
        .orElseThrow(() -> new FacadeException(400, "The parameter " + name + " is required."));
  }

  /** A flag: true, 1, false, 0 in any case; {@code otherwise} for all else. */
  public boolean flag(String name, boolean otherwise) {
    return text(name)
        .map(
            given ->
                otherwise
                    ? !given.equalsIgnoreCase("false") && !given.equals("0")
                    : given.equalsIgnoreCase("true") || given.equals("1"))
        .orElse(otherwise);
  }
}
