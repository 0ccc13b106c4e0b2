package dev.segue.standalone;

import dev.segue.standalone.command.BenchCommand;
import dev.segue.standalone.command.CollectCommand;
import dev.segue.standalone.command.DemoCommand;
import dev.segue.standalone.command.ElbowCommand;
import dev.segue.standalone.command.EvaluateCommand;
import dev.segue.standalone.command.EvaluateTasteCommand;
import dev.segue.standalone.command.FitCommand;
import dev.segue.standalone.command.GenresCommand;
import dev.segue.standalone.command.ModelsCommand;
import dev.segue.standalone.command.NeighborsCommand;
import dev.segue.standalone.command.QueryCommand;
import dev.segue.standalone.command.StreamsCommand;
import dev.segue.standalone.command.Verbosity;
import dev.segue.standalone.command.WatchCommand;
import dev.segue.standalone.console.Logs;
import dev.segue.standalone.console.Sentences;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code segue} command. */
@Command(
    name = "segue",
    description = "An event-driven music recommender: new tracks in, songs that fit out.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Segue.Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    subcommands = {
      DemoCommand.class,
      CollectCommand.class,
      StreamsCommand.class,
      QueryCommand.class,
      WatchCommand.class,
      FitCommand.class,
      NeighborsCommand.class,
      ElbowCommand.class,
      GenresCommand.class,
      ModelsCommand.class,
      EvaluateCommand.class,
      EvaluateTasteCommand.class,
      BenchCommand.class,
      HelpCommand.class
    })
public final class Segue implements Runnable, Verbosity {
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
  static int run(String... arguments) {
    Logs.toConsole(false);
    Segue segue = new Segue();
    return new CommandLine(segue)
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
    if (wrong instanceof UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      sentence += " (did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?)";
    }
    command.getErr().println(name + ": " + sentence + ". Try '" + name + " --help'.");
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private int failed(Exception failure, CommandLine command) {
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println(name + ": " + Sentences.of(failure));
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
