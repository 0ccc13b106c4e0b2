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

  /** A whole number between {@code min} and {@code max}, or {@code otherwise} when absent. */
  int integer(String name, int otherwise, int min, int max);

  OptionalDouble number(String name);

  /** A text of at most {@code longest} characters. */
  Optional<String> text(String name, int longest);

  /** At most {@code most} texts; none when absent. */
  List<String> texts(String name, int most, int longest);
}
