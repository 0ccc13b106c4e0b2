package dev.segue.streams;

import dev.segue.runtime.RuntimeSettings;
import dev.segue.settings.Settings;
import dev.segue.settings.SharedSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The service in a process that a test can kill. It ends by itself when the test does: its standard
 * input closes.
 */
final class StreamsProcess {
  private StreamsProcess() {}

  static Process launch(Map<String, String> flags) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            StreamsProcess.class.getName()));
    flags.forEach((key, value) -> command.add(key + "=" + value));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  public static void main(String[] args) throws IOException {
    Map<String, String> flags = new HashMap<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      flags.put(arg.substring(0, equals), arg.substring(equals + 1));
    }
    Settings settings =
        Settings.load(
            Stream.of(SharedSettings.known(), RuntimeSettings.known(), StreamsSettings.known())
                .flatMap(List::stream)
                .toList(),
            SharedSettings.PASS_THROUGH,
            null,
            Map.of(),
            flags);
    try (StreamsService service =
        StreamsService.start(StreamsSettings.from(settings), new SimpleMeterRegistry())) {
      while (System.in.read() >= 0) {
        if (!service.live()) {
          break;
        }
      }
    }
  }
}
