package dev.segue.tables.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Kinds of files that hold no text, by their first bytes, with what to do instead. */
enum BinaryKind {
  XLSX("an Excel workbook: save the sheet as CSV (UTF-8), and collect that"),
  ODS("an OpenDocument sheet: save it as CSV, and collect that"),
  XLS(
      "an old Excel or Office file: save the sheet as CSV (UTF-8), and collect that",
      0xD0,
      0xCF,
      0x11,
      0xE0),
  PARQUET(
      "a Parquet file: write it as CSV or JSON lines, for instance with pandas.read_parquet(…).to_csv(…), and collect that",
      "PAR1"),
  ARROW("an Arrow file: write it as CSV or JSON lines, and collect that", "ARROW1"),
  FEATHER("a Feather file: write it as CSV or JSON lines, and collect that", "FEA1"),
  ORC("an ORC file: write it as CSV or JSON lines, and collect that", "ORC"),
  AVRO("an Avro file: write it as JSON lines, and collect that", 'O', 'b', 'j', 1),
  SQLITE(
      "an SQLite database: export the table as CSV, for instance with sqlite3 -header -csv FILE 'select * from TABLE', and collect that",
      "SQLite format 3"),
  HDF("an HDF5 file: write its table as CSV, and collect that", 0x89, 'H', 'D', 'F'),
  PICKLE(
      "a Python pickle, which cannot be read safely: write it as CSV or JSON lines, and collect that",
      0x80,
      0x04),
  NUMPY(
      "a NumPy file: write it as CSV with the names of the columns, and collect that",
      0x93,
      'N',
      'U',
      'M',
      'P',
      'Y'),
  RDS("an R data file: write it as CSV with write.csv, and collect that", "RDX"),
  BZIP2("compressed with bzip2: unpack it with bunzip2, and collect what is in it", "BZh"),
  XZ(
      "compressed with xz: unpack it with unxz, and collect what is in it",
      0xFD,
      '7',
      'z',
      'X',
      'Z'),
  ZSTD(
      "compressed with Zstandard: unpack it with unzstd, and collect what is in it",
      0x28,
      0xB5,
      0x2F,
      0xFD),
  LZ4(
      "compressed with lz4: unpack it with unlz4, and collect what is in it",
      0x04,
      0x22,
      0x4D,
      0x18),
  SEVEN_ZIP("a 7-Zip archive: unpack it, and collect what is in it", '7', 'z', 0xBC, 0xAF),
  RAR("a RAR archive: unpack it, and collect what is in it", "Rar!"),
  EMPTY_ZIP("an empty zip file", 'P', 'K', 5, 6),
  PDF("a PDF document, which holds no table that can be read: collect what it was made of", "%PDF"),
  PNG("a picture", 0x89, 'P', 'N', 'G'),
  JPEG("a picture", 0xFF, 0xD8, 0xFF),
  GIF("a picture", "GIF8"),
  MP3("a piece of music, not a table of tracks", "ID3"),
  FLAC("a piece of music, not a table of tracks", "fLaC"),
  OGG("a piece of music, not a table of tracks", "OggS"),
  RIFF("a sound or a picture, not a table of tracks", "RIFF"),
  BINARY_PLIST(
      "a binary property list: turn it into XML with plutil -convert xml1, and collect that",
      "bplist"),
  TAR("a tar archive: unpack it, and collect what is in it"),
  OTHER("no text: neither a table nor any other form that is known");

  private final String sentence;

  @SuppressWarnings("ImmutableEnumChecker") // never handed out, never written to
  private final int[] magic;

  BinaryKind(String sentence, int... magic) {
    this.sentence = sentence;
    this.magic = magic;
  }

  BinaryKind(String sentence, String magic) {
    this(sentence, magic.chars().toArray());
  }

  /** What it is, and what to do, as the end of a sentence. */
  String sentence() {
    return sentence;
  }

  /** The kind of a file; null if it is text, or empty, or a zip of something else. */
  static @Nullable BinaryKind of(FileHead head) {
    List<String> entries = head.entries();
    if (!entries.isEmpty()) {
      return entries.contains("xl/workbook.xml") || entries.contains("xl/workbook.bin")
          ? XLSX
          : entries.contains("content.xml") && entries.contains("mimetype") ? ODS : null;
    }
    if (head.isEmpty()) {
      return null;
    }
    for (BinaryKind kind : values()) {
      if (kind.magic.length > 0 && head.startsWith(kind.magic)) {
        // Some of these are letters that a text may begin with: a binary file has zeros as well.
        if (kind.magic[0] >= 0x80 || head.text().isEmpty() || kind == PDF || kind == BZIP2) {
          return kind;
        }
      }
    }
    if (head.has(TAR_AT, "ustar".chars().toArray())) {
      return TAR;
    }
    return head.text().isEmpty() ? OTHER : null;
  }

  private static final int TAR_AT = 257;
}
