package dev.segue.query.operate;

import dev.segue.schemas.avro.ModelCommand;
import dev.segue.wire.ComponentAliases;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that an operator wishes of one model. It is whole and absolute: a later wish replaces an
 * earlier one.
 *
 * @param model name of the model
 * @param pinnedVersion the kept version to serve, whatever the learner finds; 0 where it is free to
 *     promote
 * @param aliases names that people gave to components, by the component's id
 * @param updatedAt when it was last changed, in milliseconds since the epoch; 0 if never
 */
public record ModelWish(
    String model, int pinnedVersion, Map<Integer, String> aliases, long updatedAt) {
  public ModelWish {
    aliases = Map.copyOf(aliases);
  }

  /** Nothing is wished. */
  public static ModelWish none(String model) {
    return new ModelWish(model, 0, Map.of(), 0);
  }

  /** The same with this version pinned, or with none if 0. */
  public ModelWish pinnedTo(int version) {
    return new ModelWish(model, version, aliases, updatedAt);
  }

  /** The same with this name for a component. */
  public ModelWish named(int component, String alias) {
    Map<Integer, String> changed = new TreeMap<>(aliases);
    changed.put(component, alias);
    return new ModelWish(model, pinnedVersion, changed, updatedAt);
  }

  /** The same without a name of a person's for a component. */
  public ModelWish unnamed(int component) {
    Map<Integer, String> changed = new TreeMap<>(aliases);
    changed.remove(component);
    return new ModelWish(model, pinnedVersion, changed, updatedAt);
  }

  ModelWish at(long time) {
    return new ModelWish(model, pinnedVersion, aliases, time);
  }

  /** Reads a record; aliases of what is no component are passed over. */
  public static ModelWish of(ModelCommand command) {
    return new ModelWish(
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
