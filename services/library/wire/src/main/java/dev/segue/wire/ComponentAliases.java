package dev.segue.wire;

import dev.segue.schemas.avro.ModelCommand;
import java.util.Map;
import java.util.TreeMap;

/**
 * The names that a model command gives to components, read in one way by everybody who reads
 * commands: the learner, which serves by them, and the query service, which adds to them.
 */
public final class ComponentAliases {
  private ComponentAliases() {}

  /**
   * The aliases by the component's identity, without white space around them. Passed over are blank
   * aliases, and identities that are not written as {@link Integer#toString} writes them: {@code
   * "one"}, and {@code "01"}, which would name component 1 a second time.
   */
  public static Map<Integer, String> of(ModelCommand command) {
    Map<Integer, String> aliases = new TreeMap<>();
    command
        .getAliases()
        .forEach(
            (id, alias) -> {
              int component = component(id);
              if (component >= 0 && !alias.isBlank()) {
                aliases.put(component, alias.strip());
              }
            });
    return aliases;
  }

  /** How many entries {@link #of} passes over. */
  public static int passedOver(ModelCommand command) {
    return command.getAliases().size() - of(command).size();
  }

  private static int component(String id) {
    try {
      int number = Integer.parseInt(id);
      return Integer.toString(number).equals(id) ? number : -1;
    } catch (NumberFormatException notANumber) {
      return -1;
    }
  }
}
