package dev.segue.cli;

import dev.segue.cli.command.CalibrateCommand;
import dev.segue.cli.command.CollectCommand;
import dev.segue.cli.command.DeadLettersCommand;
import dev.segue.cli.command.ElbowCommand;
import dev.segue.cli.command.EvaluateCommand;
import dev.segue.cli.command.EvaluateTasteCommand;
import dev.segue.cli.command.FitCommand;
import dev.segue.cli.command.GenresCommand;
import dev.segue.cli.command.ModelsCommand;
import dev.segue.cli.command.NeighborsCommand;
import dev.segue.cli.command.QueryCommand;
import dev.segue.cli.command.StreamsCommand;
import dev.segue.cli.command.Verbosity;
import dev.segue.cli.command.WatchCommand;
import dev.segue.cli.console.FailureMessages;
import dev.segue.cli.console.Logs;
import java.util.ServiceLoader;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The {@code segue} command: the subcommands of the product, and those that other jars on the class
 * path add ({@link AddedCommand}).
 */
@Command(
    name = "segue",
    description = "An event-driven music recommender: new tracks in, songs that fit out.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Segue.Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:failed; the last line says why", "2:the command line is wrong"},
    subcommands = {
      CollectCommand.class,
      StreamsCommand.class,
      QueryCommand.class,
      WatchCommand.class,
      DeadLettersCommand.class,
      FitCommand.class,
      NeighborsCommand.class,
      ElbowCommand.class,
      GenresCommand.class,
      ModelsCommand.class,
      CalibrateCommand.class,
      EvaluateCommand.class,
      EvaluateTasteCommand.class
    })
public final class Segue implements Runnable, Verbosity {
  /** Commands of the archive that holds the laboratory too. */
  private static final Set<String> LAB = Set.of("demo", "bench");

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      order = Integer.MAX_VALUE,
      description = "Say more: log lines of every part, and stack traces of failures.")
  private boolean verbose;

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /**
   * Runs a command line. The answer is the exit code: 0 done, 1 failed, 2 the command line itself
   * is wrong.
   */
  public static int run(String... arguments) {
    Logs.toConsole(false);
    Segue segue = new Segue();
    CommandLine commands = new CommandLine(segue);
    ServiceLoader.load(AddedCommand.class).forEach(commands::addSubcommand);
    return commands
        .addSubcommand(new HelpCommand())
        .setParameterExceptionHandler(Segue::wrongCommandLine)
        .setExecutionExceptionHandler((failure, command, parsed) -> segue.failed(failure, command))
        .setExecutionStrategy(segue::execute)
        .execute(arguments);
  }

  /** Without a subcommand: the help. */
  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }

  @Override
  public boolean isVerbose() {
    return verbose;
  }

  private int execute(ParseResult parsed) {
    if (verbose) {
      Logs.toConsole(true);
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static int wrongCommandLine(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String sentence = wrong.getMessage();
    if (command.getParent() == null
        && arguments.length > 0
        && LAB.contains(arguments[0])
        && !command.getSubcommands().containsKey(arguments[0])) {
      sentence =
          "'"
              + arguments[0]
              + "' brings a Kafka broker and a registry of its own and is not in this archive;"
              + " take the one without 'slim' in its name";
    } else if (wrong instanceof UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      sentence += " (did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?)";
    }
    command.getErr().println(name + ": " + sentence + ". Try '" + name + " --help'.");
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private int failed(Exception failure, CommandLine command) {
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println(name + ": " + FailureMessages.of(failure));
    if (verbose) {
      failure.printStackTrace(command.getErr());
    }
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String built = Segue.class.getPackage().getImplementationVersion();
      return new String[] {"segue " + (built == null ? "(not packaged)" : built)};
    }
  }
}
