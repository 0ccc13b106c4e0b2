package dev.segue.catalogue;

import dev.segue.engine.index.RangeColumns;
import dev.segue.engine.track.Feature;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The rows of a catalogue, append-only: an update appends a new row and marks the old one dead at a
 * sequence number, so that a reader with an older snapshot still finds the old one.
 *
 * <p>One writer. A reader passes only row numbers that its snapshot covers.
 */
public final class Rows {
  /** The place of the year of release among the columns of which search trees keep ranges. */
  public static final int YEAR_COLUMN = Feature.COUNT;

  private final int featureCount;
  private volatile RowBlock[] blocks = new RowBlock[0];
  private final RowFacts facts;
  private final RowNames names = new RowNames(this);
  private int size;

  @SuppressWarnings("ThisEscape") // the views are asked only about rows, of which there are none
  Rows(int featureCount) {
    this.featureCount = featureCount;
    facts = new RowFacts(this, new LabelSets(), new LabelSets());
  }

  private Rows(Rows other) {
    featureCount = other.featureCount;
    facts = other.facts.over(this);
  }

  /** No rows yet, with the dictionaries of this one, so that rows can be copied as they are. */
  Rows sibling() {
    return new Rows(this);
  }

  /** What filters ask about the rows. */
  public RowFacts facts() {
    return facts;
  }

  /** Title and artists of the rows. */
  public RowNames names() {
    return names;
  }

  /** Number of rows appended, dead ones included. Writer only. */
  int size() {
    return size;
  }

  /**
   * Appends a row and returns its number. Writer only.
   *
   * @param features one value for each feature, NaN where missing. Not modified, not kept.
   */
  int append(byte[] id, float[] features, byte[] text, TrackFacts about) {
    int row = add(id, features, text);
    facts.append(row, about);
    return row;
  }

  /** Appends a copy of a row of a {@link #sibling}. Writer only. */
  int append(Rows source, int from) {
    float[] features = new float[featureCount];
    for (int f = 0; f < featureCount; f++) {
      features[f] = source.feature(from, f);
    }
    int row = add(source.idBytes(from), features, source.textBytes(from));
    facts.append(row, source.facts, from);
    return row;
  }

  private int add(byte[] id, float[] features, byte[] text) {
    int row = size;
    int local = row & RowBlock.MASK;
    if (local == 0) {
      addBlock();
    }
    RowBlock block = blocks[row >> RowBlock.BITS];
    block.features.append(local, features);
    block.ids.append(local, id);
    block.text.append(local, text);
    size = row + 1;
    return row;
  }

  /** What search trees keep ranges of: the features in their order, then the year of release. */
  RangeColumns ranges() {
    return new RangeColumns() {
      @Override
      public int count() {
        return featureCount + 1;
      }

      @Override
      public float value(int row, int column) {
        if (column < featureCount) {
          return feature(row, column);
        }
        int year = facts.year(row);
        return year == 0 ? Float.NaN : year;
      }

      @Override
      public int splitColumn() {
        return Feature.POPULARITY.position();
      }
    };
  }

  /** Marks {@code row} dead from {@code sequence} (greater than 0) on. Writer only. */
  void kill(int row, int sequence) {
    block(row).kill(row & RowBlock.MASK, sequence);
  }

  /** Whether a row is the one of its track now. */
  boolean isAlive(int row) {
    return diedAt(row) == 0;
  }

  /** The sequence number at which {@code row} died, or 0. */
  int diedAt(int row) {
    return block(row).diedAt(row & RowBlock.MASK);
  }

  /** Canonical value of feature number {@code feature}, NaN where missing. */
  public float feature(int row, int feature) {
    return block(row).features.get(row & RowBlock.MASK, feature);
  }

  /** All canonical values of {@code row}. {@code out} is modified. */
  public void features(int row, double[] out) {
    RowBlock block = block(row);
    int local = row & RowBlock.MASK;
    for (int f = 0; f < featureCount; f++) {
      out[f] = block.features.get(local, f);
    }
  }

  public String id(int row) {
    return new String(idBytes(row), StandardCharsets.UTF_8);
  }

  byte[] idBytes(int row) {
    return block(row).ids.bytes(row & RowBlock.MASK);
  }

  byte[] textBytes(int row) {
    ByteColumn text = block(row).text;
    int local = row & RowBlock.MASK;
    return Arrays.copyOfRange(text.bytes(), text.start(local), text.end(local));
  }

  boolean idEquals(int row, byte[] id) {
    return compareId(row, id) == 0;
  }

  /** Compares two rows by id, in the order of their UTF-8 bytes, which is that of code points. */
  public int compareIds(int a, int b) {
    return block(a).ids.compare(a & RowBlock.MASK, block(b).ids, b & RowBlock.MASK);
  }

  /** Compares the id of a row with {@code id}, in the same order. */
  int compareId(int row, byte[] id) {
    return block(row).ids.compare(row & RowBlock.MASK, id);
  }

  /** Notes that {@code before} had the id of {@code row} before it. Writer only. */
  void setOlder(int row, int before) {
    block(row).setOlder(row & RowBlock.MASK, before);
  }

  /** The row that had the same id before, or −1. */
  int older(int row) {
    return block(row).older(row & RowBlock.MASK);
  }

  /** A hash of the values of all features. */
  public int featureHash(int row) {
    int hash = 1;
    for (int f = 0; f < featureCount; f++) {
      hash = 31 * hash + Float.floatToIntBits(feature(row, f));
    }
    return hash;
  }

  /** Whether two rows have the same values of all features, {@code fewest} of them known. */
  public boolean sameFeatures(int a, int b, int fewest) {
    int known = 0;
    for (int f = 0; f < featureCount; f++) {
      float value = feature(a, f);
      if (Float.compare(value, feature(b, f)) != 0) {
        return false;
      }
      known += Float.isNaN(value) ? 0 : 1;
    }
    return known >= fewest;
  }

  /** Whether the row holds exactly this, so that an update is none. Writer only. */
  boolean sameContent(int row, float[] features, byte[] text, TrackFacts about) {
    for (int f = 0; f < featureCount; f++) {
      if (Float.compare(feature(row, f), features[f]) != 0) {
        return false;
      }
    }
    ByteColumn own = block(row).text;
    int local = row & RowBlock.MASK;
    return Arrays.equals(own.bytes(), own.start(local), own.end(local), text, 0, text.length)
        && facts.same(row, about);
  }

  /** What the rows take on the heap, beside tables of their ids here and elsewhere. */
  CatalogueMemory memory(IdTable ids, ExternalIdTable externalIds) {
    long features = 0;
    long names = 0;
    long filters = 0;
    long recordings = 0;
    long elsewhere = externalIds.memory();
    long texts = 0;
    long history = 0;
    for (RowBlock block : blocks) {
      features += block.features.memory();
      names += block.ids.memory();
      filters += block.facts.filterMemory();
      recordings += block.facts.recordingMemory();
      elsewhere += block.facts.externalIdMemory();
      texts += block.text.memory();
      history += block.historyMemory();
    }
    return new CatalogueMemory(
        features, names, ids.memory(), filters, recordings, elsewhere, texts, history);
  }

  RowBlock block(int row) {
    return blocks[row >> RowBlock.BITS];
  }

  private void addBlock() {
    RowBlock[] grown = Arrays.copyOf(blocks, blocks.length + 1);
    grown[blocks.length] = new RowBlock(featureCount);
    blocks = grown;
  }
}
