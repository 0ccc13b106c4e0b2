package dev.segue.query.http;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a request asks for, by name, from the query string or from a JSON body; both are read by the
 * same rules, so that a filter means the same in either place.
 *
 * <p>Every method throws {@link ProblemException} naming the parameter when its value cannot be
 * used.
 */
interface Inputs {

  /** A whole number between {@code min} and {@code max}. */
  Optional<Integer> integer(String name, int min, int max);

  /** A whole number between {@code min} and {@code max}, or {@code otherwise} when absent. */
  default int integer(String name, int otherwise, int min, int max) {
    return integer(name, min, max).orElse(otherwise);
  }

  /** True or false. */
  Optional<Boolean> flag(String name);

  OptionalDouble number(String name);

  /** A text of at most {@code longest} characters. */
  Optional<String> text(String name, int longest);

  /** At most {@code most} texts; none when absent. */
  List<String> texts(String name, int most, int longest);

  /** The same for texts that hold no comma, which in a query string separates them. */
  List<String> labels(String name, int most, int longest);
}
