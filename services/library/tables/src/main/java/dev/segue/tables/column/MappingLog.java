package dev.segue.tables.column;

import dev.segue.tables.column.ImportReport.Example;
import dev.segue.tables.column.ImportReport.Unreadable;
import dev.segue.tables.column.ImportReport.UsedColumn;
import dev.segue.tables.source.Header;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a table while it is read: which column is used as what, with the first
 * value that it gave; and the values that were lost without losing the row.
 */
public final class MappingLog {

  private static final int EXAMPLES = 3;

  private final Set<String> decisions = new LinkedHashSet<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private final Map<String, Use> uses = new LinkedHashMap<>();
  private final Map<String, Lost> lost = new LinkedHashMap<>();
  private final Map<Field, BitSet> examples = new EnumMap<>(Field.class);
  private List<String> unused = List.of();

  private static final class Use {
    private final String column;
    private final Field field;
    private String reading;
    private @Nullable String before;
    private @Nullable String after;

    Use(String column, Field field, String reading) {
      this.column = column;
      this.field = field;
      this.reading = reading;
    }
  }

  private static final class Lost {
    private final String column;
    private final String reason;
    private final List<Example> examples = new ArrayList<>(EXAMPLES);
    private long count;

    Lost(String column, String reason) {
      this.column = column;
      this.reason = reason;
    }
  }

  /** A decision that a reader of the account should know of. */
  public void decided(String sentence) {
    decisions.add(sentence);
  }

  /** Something that is most likely not as the user wants it. */
  public void warn(String sentence) {
    warnings.add(sentence);
  }

  /** A column is read as a field. */
  void uses(String column, Field field, String reading) {
    uses.computeIfAbsent(key(column, field), key -> new Use(column, field, reading)).reading =
        reading;
  }

  void unused(List<String> columns) {
    unused = List.copyOf(columns);
  }

  /**
   * A value that was read of a column, as it was written and as it was understood: the first of
   * each is kept. Called for every value, so it costs next to nothing but the first time.
   *
   * @param after asked for the first value alone
   */
  public void read(Header header, int column, Field field, String before, Supplier<String> after) {
    BitSet columns = examples.computeIfAbsent(field, wanted -> new BitSet());
    if (columns.get(column)) {
      return;
    }
    columns.set(column);
    Use use = uses.get(key(header.shown(column), field));
    if (use != null && use.before == null) {
      use.before = before;
      use.after = after.get();
    }
  }

  /** A value that is no part of the track because of what is wrong with it. */
  public void lost(long line, String column, String value, String reason) {
    Lost kind = lost.computeIfAbsent(column + '\0' + reason, key -> new Lost(column, reason));
    kind.count++;
    if (kind.examples.size() < EXAMPLES) {
      kind.examples.add(new Example(line, value));
    }
  }

  /** What was decided, in sentences. */
  public List<String> decisions() {
    return List.copyOf(decisions);
  }

  /** The account of the columns so far. */
  public ImportReport report() {
    List<String> empty = new ArrayList<>(unused);
    List<Use> read = new ArrayList<>();
    for (Use use : uses.values()) {
      if (use.before == null && hasExample(use.field)) {
        empty.add(use.column);
      } else {
        read.add(use);
      }
    }
    return new ImportReport(
        read.stream()
            .map(
                use ->
                    new UsedColumn(
                        use.column, use.field.label(), use.reading, use.before, use.after))
            .toList(),
        empty,
        List.copyOf(warnings),
        lost.values().stream()
            .map(kind -> new Unreadable(kind.column, kind.reason, kind.count, kind.examples))
            .toList());
  }

  /** Whether another column gave the field its values: then one without any was not needed. */
  private boolean hasExample(Field field) {
    return uses.values().stream().anyMatch(use -> use.field == field && use.before != null);
  }

  private static String key(String column, Field field) {
    return field.label() + '\0' + column;
  }
}
