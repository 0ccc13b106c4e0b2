package dev.segue.lab.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged program, running; what it writes is kept line by line. */
final class SegueProcess implements AutoCloseable {
  private static final Path JAR = Path.of("target", "segue.jar").toAbsolutePath();

  private final Process process;
  private final List<String> output = new ArrayList<>();
  private final Thread reader;

  private SegueProcess(Process process) {
    this.process = process;
    this.reader = new Thread(this::read, "segue-output");
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts {@code segue} with these arguments in this folder; both outputs are read as one. */
  static SegueProcess start(Path folder, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dsun.net.httpserver.nodelay=true"));
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("SEGUE_"));
    return new SegueProcess(builder.start());
  }

  /** Runs to the end; the answer is what was written. */
  static List<String> run(Path folder, int expectedExitCode, String... arguments)
      throws IOException, InterruptedException {
    try (SegueProcess segue = start(folder, arguments)) {
      int code = segue.awaitExit(Duration.ofSeconds(90));
      if (code != expectedExitCode) {
        throw new AssertionError("exit code " + code + " of " + segue.text());
      }
      return segue.lines();
    }
  }

  /** Waits for a line that contains the pattern, and gives its first group, or all of it. */
  String awaitLine(String pattern, Duration limit) throws InterruptedException {
    Pattern wanted = Pattern.compile(pattern);
    long deadline = System.nanoTime() + limit.toNanos();
    synchronized (output) {
      while (true) {
        for (String line : output) {
          Matcher matcher = wanted.matcher(line);
          if (matcher.find()) {
            return matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
          }
        }
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0 || (!reader.isAlive() && !process.isAlive())) {
          throw new AssertionError("no line with " + pattern + " in " + String.join("\n", output));
        }
        output.wait(Math.min(left, 500));
      }
    }
  }

  int awaitExit(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("still running after " + limit + ": " + text());
    }
    reader.join(5_000);
    return process.exitValue();
  }

  /**
   * As Ctrl-C does. Not by the process itself, which would close its output before the last words.
   */
  void interrupt() {
    process.toHandle().destroy();
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  List<String> lines() {
    synchronized (output) {
      return List.copyOf(output);
    }
  }

  String text() {
    return String.join("\n", lines());
  }

  @Override
  public void close() {
    try {
      process.destroy();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (output) {
          output.add(line);
          output.notifyAll();
        }
      }
    } catch (IOException e) {
      synchronized (output) {
        output.add("(" + e.getMessage() + ")"); // a killed process closes its output under us
      }
    }
  }
}
