package dev.segue.query.http;

import dev.segue.settings.NearestName;
import java.util.Collection;

/** Checks that a request names only what the route knows. */
final class KnownParameters {
  private static final int LONGEST = 64;

  private KnownParameters() {}

  /**
   * Fails on the first of {@code given} that is not in {@code known}, with the nearest known name.
   *
   * @param what "query parameter" or "field", for the sentence
   */
  static void check(String what, Collection<String> given, Collection<String> known) {
    for (String name : given) {
      if (!known.contains(name)) {
        String shown = name.length() > LONGEST ? name.substring(0, LONGEST) + "..." : name;
        String hint =
            name.length() > LONGEST
                ? ""
                : NearestName.ifNear(name, known).map(n -> " Did you mean '" + n + "'?").orElse("");
        throw new ProblemException(
            ProblemCode.UNKNOWN_PARAMETER,
            "There is no " + what + " '" + shown + "'." + hint,
            shown);
      }
    }
  }
}
