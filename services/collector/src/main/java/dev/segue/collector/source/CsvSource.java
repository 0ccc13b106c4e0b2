package dev.segue.collector.source;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
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

  private final Input input;
  private final char separator;
  private final Header header;
  private final CsvReader<CsvRecord> reader;
  private final CloseableIterator<CsvRecord> records;
  private long lastLine = 1;

  private CsvSource(Input input, char separator, CsvReader<CsvRecord> reader) {
    super(input);
    this.input = input;
    this.separator = separator;
    this.reader = reader;
    this.records = reader.iterator();
    CsvRecord first = nextRecord();
    if (first == null) {
      throw new CollectException(
          input.name() + " is empty: a first line with the names of the columns was expected.");
    }
    this.header = new Header(first.getFields());
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
      Reader text = new BufferedReader(input.text(encoding), 2 * HEAD);
      char by = separator != null ? separator : Separators.in(head(text));
      return new CsvSource(input, by, reader(text, by));
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

  private static CharSequence head(Reader text) throws IOException {
    text.mark(HEAD);
    char[] head = new char[HEAD];
    int length = 0;
    for (int n = 0; n >= 0 && length < HEAD; n = text.read(head, length, HEAD - length)) {
      length += n;
    }
    text.reset();
    return new String(head, 0, length);
  }

  @Override
  public Header header() {
    return header;
  }

  @Override
  public @Nullable Row next() {
    CsvRecord record = nextRecord();
    if (record == null) {
      return null;
    }
    long line = record.getStartingLineNumber();
    List<String> fields = record.getFields();
    int size = fields.size();
    if (size != header.size()) {
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

  /** Unnamed columns do not count: an index column goes on counting beside a repeated header. */
  private boolean repeatsHeader(List<String> fields) {
    boolean named = false;
    for (int i = 0; i < fields.size(); i++) {
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
      lastLine = record.getStartingLineNumber();
      return record;
    } catch (CsvParseException e) {
      throw new CollectException(
          input.name()
              + " cannot be read on from about line "
              + (lastLine + 1)
              + ": most likely a quote is opened there and never closed. Mend the line, or name the separator.",
          e);
    } catch (UncheckedIOException e) {
      throw unreadable(input, lastLine, e.getCause());
    }
  }

  private static CollectException unreadable(Input input, long line, @Nullable IOException e) {
    return unreadable(input, line, "its encoding", e);
  }

  @Override
  public boolean decimalComma() {
    return separator != ',';
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
