package dev.segue.query.http;

/** Whether the service can answer, and if not, what it waits for. */
public interface Readiness {
  /** Whether the process is worth keeping: false only for a failure that a restart may mend. */
  boolean live();

  /** Whether stores are restored and a model is served. */
  boolean ready();

  /** What readiness waits for, in a sentence; empty when ready. */
  String waitingFor();
}
