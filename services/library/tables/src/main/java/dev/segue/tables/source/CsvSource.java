package dev.segue.tables.source;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of separated values whose first record names the columns. Encoding and separator are
 * found out unless given; quoted values may hold separators and line ends; lines end with LF, CRLF
 * or CR; empty lines are nothing.
 *
 * <p>A row whose number of values is not that of the columns, or that repeats the header, comes out
 * damaged, not lost.
 */
public final class CsvSource extends TextSource {

  private static final int HEAD = 1 << 16;

  /** Enough rows to tell whether the header lacks a name. */
  private static final int LOOKED_AT = 20;

  private final Input input;
  private final Charset encoding;
  private final char separator;
  private final Header header;
  private final CsvReader<CsvRecord> reader;
  private final CloseableIterator<CsvRecord> records;
  private final int linesBefore;
  private final Deque<CsvRecord> lookedAt = new ArrayDeque<>();
  private long lastLine = 1;

  private CsvSource(
      Input input, Charset encoding, char separator, int linesBefore, CsvReader<CsvRecord> reader) {
    super(input);
    this.encoding = encoding;
    this.input = input;
    this.linesBefore = linesBefore;
    this.separator = separator;
    this.reader = reader;
    this.records = reader.iterator();
    CsvRecord first = nextRecord();
    if (first == null) {
      throw new CollectException(
          input.name() + " is empty: a first line with the names of the columns was expected.");
    }
    this.header = header(first.getFields());
  }

  /**
   * The names; R leaves out that of the names of rows, so that every row has one value more than
   * there are names.
   */
  private Header header(List<String> names) {
    while (lookedAt.size() < LOOKED_AT) {
      CsvRecord record = nextRecord();
      if (record == null) {
        break;
      }
      lookedAt.add(record);
    }
    boolean rowNames =
        !lookedAt.isEmpty()
            && lookedAt.stream()
                .allMatch(
                    record ->
                        record.getFieldCount() == names.size() + 1
                            && !record.getField(names.size()).isBlank());
    List<String> all = new ArrayList<>(names);
    if (rowNames) {
      all.add(0, "");
    }
    return new Header(all);
  }

  /**
   * Reads the header.
   *
   * @param input closed with the source
   * @param encoding null to find out
   * @param separator null to find out
   * @throws CollectException if the input is empty or not text
   */
  public static CsvSource open(
      Input input, @Nullable Charset encoding, @Nullable Character separator) {
    try {
      Charset charset = input.charset(encoding);
      HeadReader text = HeadReader.of(input.decoded(charset), HEAD);
      Preamble preamble = Preamble.of(text.head());
      Character said = separator != null ? separator : preamble.separator();
      char by = said != null ? said : Separators.in(text.head().substring(preamble.characters()));
      text.skip(preamble.characters());
      return new CsvSource(input, charset, by, preamble.lines(), reader(text, by));
    } catch (IOException e) {
      throw unreadable(input, 1, e);
    }
  }

  @SuppressWarnings(
      "removal") // text after a closing quote has no other switch yet, and must not end the reading
  private static CsvReader<CsvRecord> reader(Reader text, char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowExtraCharsAfterClosingQuote(true)
        .allowUnclosedQuote(false)
        .ofCsvRecord(text);
  }

  @Override
  public Header header() {
    return header;
  }

  @Override
  public @Nullable Row next() {
    CsvRecord record = lookedAt.isEmpty() ? nextRecord() : lookedAt.poll();
    if (record == null) {
      return null;
    }
    long line = record.getStartingLineNumber() + linesBefore;
    List<String> fields = record.getFields();
    int size = fields.size();
    if (size != header.size() && !isBlankFrom(fields, header.size())) {
      return Row.damaged(
          line,
          header,
          String.join(String.valueOf(separator), fields),
          "the row has "
              + size
              + (size == 1 ? " value" : " values")
              + " where the header has "
              + header.size()
              + " columns");
    }
    if (repeatsHeader(fields)) {
      return Row.damaged(
          line,
          header,
          String.join(String.valueOf(separator), fields),
          "the header again, as a row");
    }
    return Row.of(line, header, fields.toArray(new String[0]));
  }

  /** Whether there are more values than columns, and nothing in them: a separator ends each row. */
  private static boolean isBlankFrom(List<String> fields, int from) {
    return fields.size() > from
        && fields.subList(from, fields.size()).stream().allMatch(String::isBlank);
  }

  /** Unnamed columns do not count: an index column goes on counting beside a repeated header. */
  private boolean repeatsHeader(List<String> fields) {
    boolean named = false;
    for (int i = 0; i < header.size(); i++) {
      String name = header.name(i);
      if (name.isBlank()) {
        continue;
      }
      named = true;
      if (!name.strip().equalsIgnoreCase(fields.get(i).strip())) {
        return false;
      }
    }
    return named;
  }

  private @Nullable CsvRecord nextRecord() {
    try {
      if (!records.hasNext()) {
        return null;
      }
      CsvRecord record = records.next();
      lastLine = record.getStartingLineNumber() + linesBefore;
      return record;
    } catch (CsvParseException e) {
      throw new CollectException(
          input.name()
              + " cannot be read on from about line "
              + (lastLine + 1)
              + ": most likely a quote is opened there and never closed. Mend the line, or name the"
              + " separator.",
          e);
    } catch (UncheckedIOException e) {
      throw unreadable(input, lastLine, e.getCause());
    }
  }

  private static CollectException unreadable(Input input, long line, @Nullable IOException e) {
    return unreadable(input, line, "its encoding", e);
  }

  @Override
  public @Nullable RowSource reopened() {
    return input.isReopenable() ? open(input.reopened(), encoding, separator) : null;
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw unreadable(input, lastLine, e);
    } finally {
      super.close();
    }
  }
}
