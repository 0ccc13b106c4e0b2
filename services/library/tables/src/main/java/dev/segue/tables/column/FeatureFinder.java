package dev.segue.tables.column;

import dev.segue.tables.column.ColumnFinder.Candidate;
import dev.segue.tables.source.Header;
import dev.segue.tables.value.NumberStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the columns of audio features, their style and their unit. */
final class FeatureFinder {

  private static final double NEARLY_ALL = 0.8;
  private static final double MANY = 0.9;
  private static final int ENOUGH = 3;

  /** As thousands, what is grouped must be the milliseconds of songs. */
  private static final double SHORTEST_GROUPED = 20_000;

  /** Most songs are longer: what is shorter only with its comma for a decimal sign is grouped. */
  private static final double SHORTEST_SECONDS = 45;

  private static final double QUIETEST = -70;

  private final ColumnFinder columns;
  private final Header header;
  private final ColumnChoices choices;
  private final MappingLog log;

  FeatureFinder(ColumnFinder columns, Header header, ColumnChoices choices, MappingLog log) {
    this.columns = columns;
    this.header = header;
    this.choices = choices;
    this.log = log;
  }

  /** The columns, in the order of the fields, the best of each field first. */
  List<FeatureColumn> find() {
    List<FeatureColumn> found = new ArrayList<>();
    boolean perCent = false;
    for (Field field : Field.FEATURES) {
      for (Candidate candidate : columns.candidates(field)) {
        perCent |= isPerCent(field, candidate);
      }
    }
    for (Field field : Field.FEATURES) {
      for (Candidate candidate : columns.candidates(field)) {
        FeatureColumn column = column(field, candidate, perCent);
        if (column != null) {
          found.add(column);
          log.uses(header.shown(column.column()), field, column.reading());
        }
      }
    }
    return List.copyOf(found);
  }

  /** Whether a column is in per cent beyond doubt; then so are those that may be. */
  private boolean isPerCent(Field field, Candidate candidate) {
    if (!field.domain().equals(Domain.UNIT)) {
      return false;
    }
    UnitDecision decision = decide(field, candidate, style(field, candidate), false);
    return decision.unit() == Unit.PER_CENT;
  }

  private @Nullable FeatureColumn column(Field field, Candidate candidate, boolean perCent) {
    NumberStyle style = style(field, candidate);
    UnitDecision decision = decide(field, candidate, style, perCent);
    Unit unit = decision.unit();
    String name = header.shown(candidate.column());
    if (unit == null) {
      log.warn(
          "Column "
              + name
              + " "
              + decision.question()
              + ". It is not used; say its unit with --unit "
              + name
              + "=UNIT, one of "
              + String.join(", ", Unit.namesFor(field))
              + ".");
      return null;
    }
    FeatureColumn column = new FeatureColumn(field, candidate.column(), style, unit);
    ColumnSample sample = columns.sample(candidate.column());
    boolean readable =
        sample.share(text -> field.domain().accepts(column.parse(text))) >= NEARLY_ALL;
    boolean vague = candidate.match().isAbbreviation() || candidate.match().isShortened();
    if (vague && !readable && !sample.isEmpty()) {
      log.warn(
          "Column "
              + name
              + " is not used: it may be short for "
              + field.label()
              + ", but most of its values are not of that. If it is, say so with --map "
              + field.label()
              + "="
              + name
              + ".");
      return null;
    }
    return column;
  }

  private UnitDecision decide(
      Field field, Candidate candidate, NumberStyle style, boolean perCent) {
    Unit said = choices.unit(header.name(candidate.column()), field);
    if (said != null) {
      return UnitDecision.of(said);
    }
    return UnitFinder.find(
        field, columns.sample(candidate.column()), style, candidate.match().unit(), perCent);
  }

  private NumberStyle style(Field field, Candidate candidate) {
    ColumnSample sample = columns.sample(candidate.column());
    Unit unit = candidate.match().unit();
    if (field != Field.DURATION_MS) {
      return NumberStyle.of(sample.texts(), false);
    }
    NumberStyle style = NumberStyle.of(sample.texts(), true);
    boolean millis =
        (unit == null || unit == Unit.MILLISECONDS)
            && ColumnSample.median(sample.numbers(style)) >= SHORTEST_GROUPED;
    return !style.isGrouped() || millis || sample.isGroupedAbove(SHORTEST_SECONDS)
        ? style
        : NumberStyle.of(sample.texts(), false);
  }

  /** Names the columns that are not used, and warns of those that look like a feature. */
  void reportUnused(Set<Integer> used) {
    List<String> unused = new ArrayList<>();
    Set<Field> found = new HashSet<>();
    for (Field field : Field.FEATURES) {
      if (columns.candidates(field).stream().anyMatch(c -> used.contains(c.column()))) {
        found.add(field);
      }
    }
    for (int column = 0; column < header.size(); column++) {
      if (!used.contains(column)) {
        String name = header.shown(column);
        unused.add(name);
        warnOf(column, name, found);
      }
    }
    log.unused(unused);
  }

  private void warnOf(int column, String name, Set<Field> found) {
    boolean candidate =
        Field.FEATURES.stream()
            .anyMatch(
                field -> columns.candidates(field).stream().anyMatch(c -> c.column() == column));
    if (candidate) {
      return; // said already, with the question
    }
    Field like = new HeaderName(header.name(column)).resembling();
    if (like != null && !found.contains(like)) {
      log.warn(
          "Column "
              + name
              + " is not used, though its name is like that of "
              + like.label()
              + ". If it is that, say so with --map "
              + like.label()
              + "="
              + name
              + ".");
    } else if (hasValuesOfFeatures(columns.sample(column))) {
      log.warn(
          "Column "
              + name
              + " is not used, though its numbers are like those of a feature. If it is one, say"
              + " which with --map FEATURE="
              + name
              + ".");
    }
  }

  private static boolean hasValuesOfFeatures(ColumnSample sample) {
    double[] numbers = sample.numbers(NumberStyle.of(sample.texts(), false));
    boolean fractions = ColumnSample.share(numbers, n -> n != Math.rint(n)) > MANY / 2;
    boolean shares = ColumnSample.share(numbers, n -> n >= 0 && n <= 1) > MANY;
    boolean decibels = ColumnSample.share(numbers, n -> n < 0 && n > QUIETEST) > MANY;
    return numbers.length >= ENOUGH
        && numbers.length >= sample.size() * MANY
        && fractions
        && (shares || decibels);
  }
}
