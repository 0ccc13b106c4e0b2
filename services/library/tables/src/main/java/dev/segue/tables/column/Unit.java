package dev.segue.tables.column;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Units that features are written in, and how a number in each becomes one of ours. */
public enum Unit {
  FRACTION("from 0 to 1", 1, "fraction", "share", "ratio"),
  PER_CENT(
      "per cent",
      1,
      "percent",
      "%",
      "pct",
      "perc",
      "percentage",
      "pc",
      "prozent",
      "percento",
      "porcentaje",
      "porcentagem"),
  OF_TEN("of ten", 1, "ten", "often", "tenths"),
  PER_MILLE("per mille", 1, "permille", "thousandths"),
  MICROSECONDS("microseconds", 0.001, "us", "microseconds", "micros", "µs", "μs"),
  /** No number at all: {@code 3:25}, {@code 225s}. */
  TIMES("a time with its unit", 1),
  MILLISECONDS(
      "milliseconds",
      1,
      "ms",
      "msec",
      "msecs",
      "milliseconds",
      "millisecond",
      "millis",
      "millisec",
      "millisekunden",
      "milisegundos",
      "millisecondes",
      "millisecondi",
      "ミリ秒",
      "毫秒",
      "milisaniye"),
  SECONDS(
      "seconds",
      1_000,
      "s",
      "sec",
      "secs",
      "second",
      "seconds",
      "sek",
      "sekunden",
      "segundos",
      "secondes",
      "secondi",
      "seg",
      "秒",
      "saniye"),
  MINUTES(
      "minutes", 60_000, "min", "mins", "minute", "minutes", "minuten", "minutos", "minuti", "m",
      "mn", "分", "dakika"),
  HOURS("hours", 3_600_000, "h", "hr", "hrs", "hour", "hours"),
  DECIBELS("decibels", 1, "db", "decibel", "decibels", "lufs", "dbfs"),
  MINUS_DECIBELS("decibels below zero", -1, "minusdb", "negativedb"),
  BEATS_PER_MINUTE("beats a minute", 1, "bpm"),
  BEATS_PER_SECOND("beats a second", 60, "bps", "hz"),
  PITCH("a pitch class or a key", 1, "pitch"),
  PITCH_FROM_ONE("a pitch class that counts from 1", 1, "fromone"),
  NUMBER("a number", 1, "number");

  private static final double HUNDRED = 100;
  private static final double TEN = 10;
  private static final double THOUSAND = 1_000;

  private static final Set<Unit> SHARES = Set.of(FRACTION, PER_CENT, OF_TEN, PER_MILLE);
  private static final Set<Unit> OF_TIME =
      Set.of(MICROSECONDS, MILLISECONDS, SECONDS, MINUTES, HOURS);

  private static final Map<String, Unit> BY_NAME = byName();

  private final String text;
  private final double factor;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> names;

  Unit(String text, double factor, String... names) {
    this.text = text;
    this.factor = factor;
    this.names = List.of(names);
  }

  /** For people: {@code per cent}. */
  public String text() {
    return text;
  }

  /** The unit of this name, as headers and users write it; null if there is none. */
  public static @Nullable Unit named(String name) {
    return BY_NAME.get(ColumnName.normalise(name));
  }

  /** The unit of a word that is normalised already; null if there is none. */
  static @Nullable Unit ofWord(String word) {
    return BY_NAME.get(word);
  }

  private static Map<String, Unit> byName() {
    Map<String, Unit> units = new HashMap<>();
    for (Unit unit : values()) {
      unit.names.forEach(name -> units.put(ColumnName.normalise(name), unit));
    }
    return units;
  }

  /** The name of each unit, for a message. */
  public static List<String> names() {
    return Arrays.stream(values())
        .filter(unit -> !unit.names.isEmpty())
        .map(unit -> unit.names.get(0))
        .toList();
  }

  /** The names that a user may give a column of this field, for a message. */
  static List<String> namesFor(Field field) {
    return Arrays.stream(values())
        .filter(unit -> unit.fits(field))
        .map(unit -> unit.names.get(0))
        .toList();
  }

  /** Whether numbers of the field can be in this unit. */
  boolean fits(Field field) {
    return switch (field) {
      case DURATION_MS -> OF_TIME.contains(this);
      case LOUDNESS -> this == DECIBELS || this == MINUS_DECIBELS;
      case TEMPO -> this == BEATS_PER_MINUTE || this == BEATS_PER_SECOND;
      case KEY -> this == PITCH || this == PITCH_FROM_ONE;
      case MODE, TIME_SIGNATURE -> this == NUMBER;
      default -> field.isFeature() && SHARES.contains(this);
    };
  }

  /** The unit in which our own numbers of the field are. */
  static Unit ours(Field field) {
    return switch (field) {
      case DURATION_MS -> MILLISECONDS;
      case LOUDNESS -> DECIBELS;
      case TEMPO -> BEATS_PER_MINUTE;
      case KEY -> PITCH;
      case MODE, TIME_SIGNATURE -> NUMBER;
      case POPULARITY -> PER_CENT;
      default -> FRACTION;
    };
  }

  /** A number in this unit, in ours. */
  double convert(Field field, double number) {
    return switch (this) {
      case FRACTION -> field == Field.POPULARITY ? number * HUNDRED : number;
      // Divided and not multiplied: 57 × 0.01 is not 0.57.
      case PER_CENT -> field == Field.POPULARITY ? number : number / HUNDRED;
      case OF_TEN -> field == Field.POPULARITY ? number * TEN : number / TEN;
      case PER_MILLE -> field == Field.POPULARITY ? number / TEN : number / THOUSAND;
      case PITCH_FROM_ONE -> number - 1;
      case SECONDS, MINUTES, HOURS, MICROSECONDS -> Math.rint(number * factor);
      default -> factor == 1 ? number : number * factor;
    };
  }
}
