package dev.segue.streams.learn;

import dev.segue.concurrency.OccasionalLog;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.schemas.avro.ModelCommand;
import dev.segue.wire.ComponentAliases;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an operator commands for one model, and what is done about it: a pinned version is served
 * whatever the learner finds, and components bear the names that people gave them.
 *
 * <p>A command is absolute. To apply one twice changes nothing.
 */
final class OperatorCommand {
  /** Why a pinned version is served. */
  static final String PINNED = "Pinned by an operator.";

  private static final Logger LOG = LoggerFactory.getLogger(OperatorCommand.class);

  private static final OccasionalLog PASSED_OVER = new OccasionalLog();

  private final OccasionalLog unknownVersions = new OccasionalLog();
  private final OccasionalLog obeyed = new OccasionalLog();
  private final String model;
  private final ModelVersions versions;
  private boolean commanded;
  private Map<Integer, String> aliases = Map.of();

  /**
   * A command, taken apart.
   *
   * @param pinnedVersion 0 for none
   * @param aliases by the component's identity
   */
  record Command(int pinnedVersion, Map<Integer, String> aliases) {
    /** Nothing is commanded. */
    static final Command NONE = new Command(0, Map.of());

    Command {
      aliases = Map.copyOf(aliases);
    }

    /** The command of a record; what is no identity of a component is passed over. */
    static Command of(ModelCommand command) {
      int passedOver = ComponentAliases.passedOver(command);
      if (passedOver > 0) {
        PASSED_OVER.log(
            unsaid ->
                LOG.warn(
                    "A command for model {} has {} aliases that are blank or name no component:"
                        + " passed over ({} more such commands since the last such line).",
                    command.getModel(),
                    passedOver,
                    unsaid));
      }
      return new Command(Math.max(0, command.getPinnedVersion()), ComponentAliases.of(command));
    }
  }

  OperatorCommand(String model, ModelVersions versions) {
    this.model = model;
    this.versions = versions;
  }

  /** Takes up a command that was applied before a restart. */
  void recall(ModelCommand command) {
    commanded = true;
    aliases = Command.of(command).aliases();
  }

  /** The model with the names that people gave to its components. */
  FactorModel named(FactorModel fitted) {
    return commanded ? fitted.withAliases(aliases) : fitted;
  }

  /**
   * Does what a command says.
   *
   * @param pinned the version that is pinned now; 0 for none
   * @return the version that is pinned then
   */
  int apply(Command command, int pinned) {
    commanded = true;
    aliases = command.aliases();
    int then = pinned;
    if (command.pinnedVersion() == 0 || versions.kept(command.pinnedVersion()).isPresent()) {
      then = command.pinnedVersion();
    } else {
      unknownVersions.log(
          unsaid ->
              LOG.warn(
                  "Model {} has no version {} that could be pinned: it is not kept. {} ({} more such"
                      + " commands since the last such line)",
                  model,
                  command.pinnedVersion(),
                  pinned == 0 ? "Nothing is pinned." : "Version " + pinned + " stays pinned.",
                  unsaid));
    }
    int version = then == 0 ? versions.served().map(FactorModel::version).orElse(0) : then;
    Optional<FactorModel> kept = versions.kept(version);
    kept.map(this::named)
        .filter(named -> !kept.equals(Optional.of(named)))
        .ifPresent(versions::keep);
    Optional<FactorModel> serve =
        kept.or(versions::served).map(this::named).map(pinnedReason(then));
    if (!serve.equals(versions.served())) {
      serve.ifPresent(versions::serve);
      tell(then, version);
    }
    versions
        .candidate()
        .map(this::named)
        .filter(named -> !versions.candidate().equals(Optional.of(named)))
        .ifPresent(versions::propose);
    return then;
  }

  private static UnaryOperator<FactorModel> pinnedReason(int pinned) {
    return pinned == 0 ? UnaryOperator.identity() : model -> model.withReason(PINNED);
  }

  private void tell(int pinned, int version) {
    obeyed.log(
        unsaid ->
            LOG.info(
                pinned == 0
                    ? "Model {} version {} is served by an operator's command; the learner may promote."
                    : "Model {} version {} is served by an operator's command; it is pinned.",
                model,
                version));
  }
}
