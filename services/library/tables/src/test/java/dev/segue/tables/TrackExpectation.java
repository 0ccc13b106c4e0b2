package dev.segue.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.avro.TrackFeatures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code ID: field = value | field = value}, of the track of that id or of that title. */
final class TrackExpectation {

  private TrackExpectation() {}

  /**
   * Checks the track that a line is about.
   *
   * @param all what else is known, for who reads the failure
   */
  static void check(String line, List<TrackFeatures> events, String all) {
    String[] parts = line.split(": ", 2);
    TrackFeatures track =
        events.stream()
            .filter(each -> parts[0].equals(each.getId()) || parts[0].equals(each.getTitle()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no track " + parts[0] + " of " + events + all));
    Map<String, String> actual = new LinkedHashMap<>();
    Map<String, String> expected = new LinkedHashMap<>();
    for (String field : parts[1].split(" \\| ", -1)) {
      String[] sides = field.split(" =", 2);
      expected.put(sides[0], sides[1].strip());
      actual.put(sides[0], text(track.get(sides[0])));
    }
    assertThat(actual).as(parts[0] + " " + all).isEqualTo(expected);
  }

  private static String text(@Nullable Object value) {
    if (value instanceof Double number && number == Math.rint(number)) {
      return String.valueOf(number.longValue());
    }
    return value instanceof List<?> list
        ? String.join("; ", list.stream().map(String::valueOf).toList())
        : String.valueOf(value);
  }
}
