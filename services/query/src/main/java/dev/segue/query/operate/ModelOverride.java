package dev.segue.query.operate;

import dev.segue.schemas.avro.ModelCommand;
import dev.segue.wire.ComponentAliases;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that an operator has overridden of one model. It is whole and absolute: a later one replaces
 * an earlier one.
 *
 * @param model name of the model
 * @param pinnedVersion the kept version to serve, whatever the learner finds; 0 where it is free to
 *     promote
 * @param aliases names that people gave to components, by the component's id
 * @param updatedAt when it was last changed, in milliseconds since the epoch; 0 if never
 */
public record ModelOverride(
    String model, int pinnedVersion, Map<Integer, String> aliases, long updatedAt) {
  public ModelOverride {
    aliases = Map.copyOf(aliases);
  }

  /** Nothing is overridden. */
  public static ModelOverride none(String model) {
    return new ModelOverride(model, 0, Map.of(), 0);
  }

  /** The same with this version pinned, or with none if 0. */
  public ModelOverride pinnedTo(int version) {
    return new ModelOverride(model, version, aliases, updatedAt);
  }

  /** The same with this name for a component. */
  public ModelOverride named(int component, String alias) {
    Map<Integer, String> changed = new TreeMap<>(aliases);
    changed.put(component, alias);
    return new ModelOverride(model, pinnedVersion, changed, updatedAt);
  }

  /** The same without a name of a person's for a component. */
  public ModelOverride unnamed(int component) {
    Map<Integer, String> changed = new TreeMap<>(aliases);
    changed.remove(component);
    return new ModelOverride(model, pinnedVersion, changed, updatedAt);
  }

  ModelOverride at(long time) {
    return new ModelOverride(model, pinnedVersion, aliases, time);
  }

  /** Reads a record; aliases of what is no component are passed over. */
  public static ModelOverride of(ModelCommand command) {
    return new ModelOverride(
        command.getModel(),
        Math.max(0, command.getPinnedVersion()),
        ComponentAliases.of(command),
        command.getUpdatedAt());
  }

  ModelCommand toRecord() {
    Map<String, String> byId = new TreeMap<>();
    aliases.forEach((id, alias) -> byId.put(Integer.toString(id), alias));
    return ModelCommand.newBuilder()
        .setModel(model)
        .setPinnedVersion(pinnedVersion)
        .setAliases(byId)
        .setUpdatedAt(updatedAt)
        .build();
  }
}
