package dev.segue.cli.command;

/** What the root command knows of how much is to be said. */
public interface Verbosity {
  /** Whether {@code --verbose} was given. */
  boolean isVerbose();
}
