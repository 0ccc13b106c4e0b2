package dev.segue.settings;

import java.util.List;

/** The settings cannot be used. The message has one sentence per problem, one per line. */
public final class InvalidSettingsException extends RuntimeException {
  private final transient List<String> problems;

  public InvalidSettingsException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  public InvalidSettingsException(String problem) {
    this(List.of(problem));
  }

  /** Each problem as a sentence. */
  public List<String> problems() {
    return problems;
  }
}
