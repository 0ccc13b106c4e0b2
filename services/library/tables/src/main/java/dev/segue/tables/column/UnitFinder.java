package dev.segue.tables.column;

import dev.segue.tables.value.NumberStyle;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the unit of a column: what its header says, or else what the numbers of the sample can be.
 * Where they can be two things, or nothing that music is, it asks.
 */
final class UnitFinder {

  /** Fewer numbers than these say nothing of a column's scale. */
  private static final int ENOUGH = 3;

  private static final double FEW = 0.1;
  private static final double MOST = 0.5;
  private static final double ROUNDING = 1e-6;
  private static final double HUNDRED = 100;
  private static final double TEN = 10;

  private UnitFinder() {}

  /**
   * Decides.
   *
   * @param said what the header says; null if nothing
   * @param othersInPerCent whether other columns of the table, of the same kind, are in per cent
   */
  static UnitDecision find(
      Field field,
      ColumnSample sample,
      NumberStyle style,
      @Nullable Unit said,
      boolean othersInPerCent) {
    double[] numbers = sample.numbers(style);
    return switch (field) {
      case DURATION_MS -> DurationUnits.find(numbers, said);
      case LOUDNESS -> said == Unit.MINUS_DECIBELS ? UnitDecision.of(said) : loudness(numbers);
      case TEMPO -> said == Unit.BEATS_PER_SECOND ? UnitDecision.of(said) : tempo(numbers);
      case KEY -> said == Unit.PITCH_FROM_ONE ? UnitDecision.of(said) : key(numbers);
      case MODE -> mode(numbers);
      case TIME_SIGNATURE -> UnitDecision.of(Unit.NUMBER);
      case POPULARITY -> said != null ? UnitDecision.of(said) : popularity(numbers);
      default ->
          said != null
              ? UnitDecision.of(said)
              : sample.share(text -> text.endsWith("%")) > MOST
                  ? UnitDecision.of(Unit.PER_CENT)
                  : share(numbers, othersInPerCent);
    };
  }

  /** Whether numbers of 0 to 1, or of 0 to 100. */
  private static UnitDecision share(double[] numbers, boolean othersInPerCent) {
    double over = ColumnSample.share(numbers, n -> n > 1 + ROUNDING);
    boolean whole = Arrays.stream(numbers).allMatch(n -> n == Math.rint(n));
    if (over == 0) {
      boolean isOne = numbers.length > 0 && numbers[numbers.length - 1] == 1;
      return UnitDecision.of(whole && isOne && othersInPerCent ? Unit.PER_CENT : Unit.FRACTION);
    }
    boolean single = over <= FEW || (over <= MOST && over * numbers.length <= ENOUGH - 0.5);
    if (!whole && single && !othersInPerCent) {
      return UnitDecision.of(Unit.FRACTION); // single values that are wrong, and lost
    }
    double beyond = ColumnSample.share(numbers, n -> n > HUNDRED);
    if (beyond >= FEW) {
      return UnitDecision.ask("holds numbers up to " + greatest(numbers) + ", beyond 100 per cent");
    }
    boolean clearly = ColumnSample.share(numbers, n -> n > TEN) > 0 && (whole || over >= MOST);
    if (clearly || othersInPerCent) {
      return UnitDecision.of(Unit.PER_CENT);
    }
    return UnitDecision.ask(
        "holds numbers up to " + greatest(numbers) + ", which may be per cent, of ten or wrong");
  }

  private static UnitDecision popularity(double[] numbers) {
    double most = numbers.length == 0 ? 0 : numbers[numbers.length - 1];
    boolean fractions = most <= 1 && ColumnSample.share(numbers, n -> n > 0 && n < 1) > 0;
    if (fractions) {
      return UnitDecision.of(Unit.FRACTION);
    }
    return ColumnSample.share(numbers, n -> n > HUNDRED) >= MOST && numbers.length >= ENOUGH
        ? UnitDecision.ask(
            "holds numbers up to " + greatest(numbers) + ", where 0 to 100 was expected")
        : UnitDecision.of(Unit.PER_CENT);
  }

  private static UnitDecision loudness(double[] numbers) {
    boolean positive =
        numbers.length >= ENOUGH && numbers[0] >= 0 && numbers[numbers.length - 1] > 0;
    if (positive && numbers[numbers.length - 1] <= 1) {
      return UnitDecision.ask("holds numbers from 0 to 1, which are no decibels");
    }
    if (positive && ColumnSample.median(numbers) > ENOUGH) {
      return UnitDecision.ask(
          "holds no number below 0: decibels of recordings are, so a sign may be lost");
    }
    return UnitDecision.of(Unit.DECIBELS);
  }

  private static UnitDecision tempo(double[] numbers) {
    double[] positive = Arrays.stream(numbers).filter(n -> n > 0).toArray();
    double median = ColumnSample.median(positive);
    if (positive.length > 0 && median <= SLOWEST && numbers.length >= ENOUGH) {
      return UnitDecision.ask(
          "holds numbers about " + shown(median) + ", too low for beats a minute");
    }
    return UnitDecision.of(Unit.BEATS_PER_MINUTE);
  }

  private static final double SLOWEST = 10;
  private static final double NOTES = 12;

  private static UnitDecision key(double[] numbers) {
    boolean fromOne = numbers.length > 0 && numbers[numbers.length - 1] == NOTES && numbers[0] >= 1;
    return fromOne
        ? UnitDecision.ask("holds 12 and no 0: a pitch class that counts from 1, or no pitch class")
        : UnitDecision.of(Unit.PITCH);
  }

  private static UnitDecision mode(double[] numbers) {
    boolean odd = numbers.length > 0 && numbers[numbers.length - 1] == 2 && numbers[0] >= 1;
    return odd
        ? UnitDecision.ask("holds 1 and 2, where 1 for major and 0 for minor was expected")
        : UnitDecision.of(Unit.NUMBER);
  }

  private static String greatest(double[] sorted) {
    return shown(sorted[sorted.length - 1]);
  }

  static String shown(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? String.valueOf((long) number)
        : String.format(Locale.ROOT, "%.4g", number);
  }
}
