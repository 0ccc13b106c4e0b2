package dev.segue.engine.track;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The 14 audio features, in the order that every vector, table and record uses.
 *
 * <p>A raw value is what a source writes. A canonical value is a fixed affine map of it, {@code
 * (raw - zero) / span}, that takes the usual domain to 0..1. It is never clipped: a loudness of
 * +1.3 dB and a piece of 90 minutes are real, and become a little more than 1. The map depends on
 * no other track, so the canonical row of an event is the same on every replay.
 *
 * <p>Values that sources write for "undetected" (key &minus;1, tempo 0, time signature 0) are
 * ordinary values here. Whether they count as missing is for the model's recipe to say.
 */
public enum Feature {
  POPULARITY("", 0, 100, 0, 100, Kind.REAL),
  DANCEABILITY("", 0, 1, 0, 1, Kind.REAL),
  ENERGY("", 0, 1, 0, 1, Kind.REAL),
  KEY("pitch class", -1, 12, -1, 11, Kind.WHOLE_OR_UNDETECTED),
  LOUDNESS("dB", -60, 60, -100, 20, Kind.REAL),
  MODE("", 0, 1, 0, 1, Kind.WHOLE),
  SPEECHINESS("", 0, 1, 0, 1, Kind.REAL),
  ACOUSTICNESS("", 0, 1, 0, 1, Kind.REAL),
  INSTRUMENTALNESS("", 0, 1, 0, 1, Kind.REAL),
  LIVENESS("", 0, 1, 0, 1, Kind.REAL),
  VALENCE("", 0, 1, 0, 1, Kind.REAL),
  TEMPO("beats per minute", 0, 250, 0, 1_000, Kind.REAL_OR_UNDETECTED),
  DURATION_MS("ms", 0, 3_600_000, 0, 86_400_000, Kind.REAL),
  TIME_SIGNATURE("beats per bar", 0, 5, 0, 16, Kind.WHOLE_OR_UNDETECTED);

  /** Number of features, which is the length of every full vector. */
  public static final int COUNT = values().length;

  /** Sources that compute in single precision write 1.0000001 for 1. */
  private static final double SLACK = 1e-6;

  private static final Map<String, Feature> BY_LABEL =
      Arrays.stream(values()).collect(Collectors.toMap(Feature::label, Function.identity()));

  private enum Kind {
    REAL(false, false),
    REAL_OR_UNDETECTED(false, true),
    WHOLE(true, false),
    WHOLE_OR_UNDETECTED(true, true);

    private final boolean whole;
    private final boolean sentinel;

    Kind(boolean whole, boolean sentinel) {
      this.whole = whole;
      this.sentinel = sentinel;
    }
  }

  private final String label = name().toLowerCase(Locale.ROOT);
  private final String unit;
  private final double zero;
  private final double span;
  private final double least;
  private final double most;
  private final Kind kind;

  Feature(String unit, double zero, double span, double least, double most, Kind kind) {
    this.unit = unit;
    this.zero = zero;
    this.span = span;
    this.least = least;
    this.most = most;
    this.kind = kind;
  }

  /** Its place in every vector, table and record, counted from 0. */
  @SuppressWarnings("EnumOrdinal") // the order of declaration is the contract, here and only here
  public int position() {
    return ordinal();
  }

  /** The name used in records, requests and answers, such as {@code duration_ms}. */
  public String label() {
    return label;
  }

  /** The unit of a raw value; empty where it has none. */
  public String unit() {
    return unit;
  }

  /** The canonical value of a raw one; NaN stays NaN. */
  public double canonical(double raw) {
    return (raw - zero) / span;
  }

  /**
   * The raw value of a canonical one, without the last-digit noise of the two divisions: a tempo of
   * 122.036 comes back as 122.036.
   */
  public double raw(double canonical) {
    if (span == 1 && zero == 0) {
      return canonical;
    }
    double digits = this == DURATION_MS ? 1e6 : 1e9;
    return Math.rint((canonical * span + zero) * digits) / digits;
  }

  /**
   * Whether a source can have meant this raw value: finite, within {@link #domain()}, and whole
   * where the feature only takes whole values (a key of 5.5 is no pitch class).
   */
  public boolean accepts(double raw) {
    // Written so that NaN fails.
    return raw >= least - slack()
        && raw <= most + slack()
        && (!kind.whole || raw == Math.rint(raw));
  }

  /** The nearest raw value within {@link #domain()}; NaN stays NaN. */
  public double withinDomain(double raw) {
    return Math.max(least, Math.min(most, raw));
  }

  /** Whether only whole values are possible. */
  public boolean isWhole() {
    return kind.whole;
  }

  /** What {@link #accepts} accepts, for messages: {@code "-100 to 20 dB"}. */
  public String domain() {
    String range = plain(least) + " to " + plain(most) + (unit.isEmpty() ? "" : " " + unit);
    return kind.whole ? range + ", whole" : range;
  }

  /** Whether sources write this canonical value for "undetected". */
  public boolean isSentinel(double canonical) {
    return kind.sentinel && canonical == 0;
  }

  /** The feature with this {@link #label()}, exactly as written. */
  public static Optional<Feature> of(String label) {
    return Optional.ofNullable(BY_LABEL.get(label));
  }

  private double slack() {
    return span == 1 ? SLACK : 0;
  }

  private static String plain(double value) {
    return Long.toString((long) value);
  }
}
