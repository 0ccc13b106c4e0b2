package dev.segue.cli.console;

/**
 * Whether a person looks at standard error, and how wide the window is.
 *
 * <p>The launcher finds out and says so in a system property: Java itself can only tell whether
 * standard input and output both are a terminal, which is wrong for {@code segue collect jsonl - <
 * file} and for pipes.
 */
public record Terminal(int columns) {
  private static final String COLUMNS = "segue.terminal.columns";

  /** No terminal: a file, a pipe, a service log. */
  public static final Terminal NONE = new Terminal(0);

  /** What the launcher said; {@link #NONE} where the program was started without it. */
  public static Terminal detect() {
    return new Terminal(Math.max(0, Integer.getInteger(COLUMNS, 0)));
  }

  public boolean isTerminal() {
    return columns > 20;
  }
}
