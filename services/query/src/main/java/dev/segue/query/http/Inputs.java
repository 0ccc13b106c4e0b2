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

  /** The id in the catalogue of what a request calls a track, in whatever spelling. */
  String trackId(String given);

  /** The same for what a parameter or field gives. */
  default Optional<String> track(String name) {
    return text(name, FilterInputs.LONGEST_ID).map(this::trackId);
  }

  /** The same for a list of at most {@link FilterInputs#MOST_IDS}; none when absent. */
  default List<String> tracks(String name) {
    return texts(name, FilterInputs.MOST_IDS, FilterInputs.LONGEST_ID).stream()
        .map(this::trackId)
        .toList();
  }

  /** At most {@code most} texts; none when absent. */
  List<String> texts(String name, int most, int longest);

  /** The same for texts that hold no comma, which in a query string separates them. */
  List<String> labels(String name, int most, int longest);
}
