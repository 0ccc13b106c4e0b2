package dev.segue.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys that the services of a program understand, families included, and their variables. */
final class KnownKeys {
  private final Map<String, Setting> single = new HashMap<>();
  private final List<Setting> families = new ArrayList<>();
  private final Map<String, String> keyOfVariable = new HashMap<>();

  /**
   * The keys of {@code known}, in which a key may come more than once.
   *
   * @throws IllegalArgumentException if two keys have the same variable
   */
  KnownKeys(List<Setting> known) {
    for (Setting setting : known) {
      if (setting.isFamily()) {
        families.add(setting);
      } else {
        single.put(setting.key(), setting);
        String other = keyOfVariable.put(setting.environmentName(), setting.key());
        if (other != null && !other.equals(setting.key())) {
          throw new IllegalArgumentException(
              other + " and " + setting.key() + " share a variable: " + setting.environmentName());
        }
      }
    }
  }

  /** What declares the key, be it a family. */
  Optional<Setting> find(String key) {
    Setting exact = single.get(key);
    return exact != null
        ? Optional.of(exact)
        : families.stream().filter(family -> family.covers(key)).findFirst();
  }

  /** The key that an environment variable sets. */
  Optional<String> ofVariable(String variable) {
    String exact = keyOfVariable.get(variable);
    return exact != null
        ? Optional.of(exact)
        : families.stream().flatMap(family -> family.memberOf(variable).stream()).findFirst();
  }

  /** The known key that was most likely meant. */
  String nearest(String unknown) {
    Set<String> keys = new HashSet<>(single.keySet());
    families.forEach(family -> keys.add(family.memberLike(unknown)));
    return NearestName.of(unknown, keys);
  }

  /** The known variable that was most likely meant. */
  String nearestVariable(String unknown) {
    Set<String> variables = new HashSet<>(keyOfVariable.keySet());
    families.forEach(family -> variables.add(family.environmentName()));
    return NearestName.of(unknown, variables);
  }
}
