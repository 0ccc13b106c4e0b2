package dev.segue.catalogue;

import java.util.BitSet;
import java.util.Collection;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The facts about the rows of a catalogue, for filters and for telling recordings apart. A view of
 * {@link Rows}, to which the same rules of reading apply.
 */
public final class RowFacts {
  private final Rows rows;
  private final LabelSets genres;
  private final LabelSets markets;

  RowFacts(Rows rows, LabelSets genres, LabelSets markets) {
    this.rows = rows;
    this.genres = genres;
    this.markets = markets;
  }

  /** The year of release, 0 where it is not known. */
  public int year(int row) {
    return columns(row).years.get(local(row));
  }

  /** Null where it is not known. */
  public @Nullable Boolean explicit(int row) {
    return columns(row).explicit(local(row));
  }

  /** The recording code as a number, 0 where there is none. */
  public long isrc(int row) {
    return columns(row).isrc(local(row));
  }

  /** Whether named layers describe the track. */
  public boolean layered(int row) {
    return columns(row).layered(local(row));
  }

  /** A number that tracks of one album share, 0 where there is none. */
  public int album(int row) {
    return columns(row).albums.get(local(row));
  }

  /** A number that all editions of a recording share, of the title alone; 0 without a title. */
  public int song(int row) {
    return columns(row).songs.get(local(row));
  }

  /** Labels among the genres of tracks, to be asked for with {@link #anyGenre}. */
  public BitSet genres(Collection<String> labels) {
    return numbers(genres, labels);
  }

  /** Whether the track has one of these genres. */
  public boolean anyGenre(int row, BitSet wanted) {
    return genres.any(columns(row).genres.get(local(row)), wanted);
  }

  /** Names of genres by their numbers, folded: all that a snapshot taken before has, at least. */
  public String[] genreNames() {
    return genres.names();
  }

  /** Calls for the number of every genre of the track. */
  public void forEachGenre(int row, IntConsumer consumer) {
    genres.forEach(columns(row).genres.get(local(row)), consumer);
  }

  /** Labels among the markets of tracks, to be asked for with {@link #anyMarket}. */
  public BitSet markets(Collection<String> labels) {
    return numbers(markets, labels);
  }

  /** Whether the track is of one of these markets. */
  public boolean anyMarket(int row, BitSet wanted) {
    return markets.any(columns(row).markets.get(local(row)), wanted);
  }

  void append(int row, TrackFacts facts) {
    FactColumns columns = columns(row);
    int local = local(row);
    columns.years.append(local, facts.year());
    columns.setExplicit(local, facts.explicit());
    columns.genres.append(local, genres.code(facts.genres()));
    columns.markets.append(local, markets.code(facts.markets()));
    columns.setIsrc(local, facts.isrc());
    columns.albums.append(local, facts.album());
    columns.externalIds.append(local, facts.externalIds().digest());
    columns.setLayered(local, facts.layered());
    columns.songs.append(local, facts.song());
  }

  /** Copies the facts of a row of another catalogue that shares the dictionaries. */
  void append(int row, RowFacts source, int from) {
    FactColumns columns = columns(row);
    FactColumns other = source.columns(from);
    int local = local(row);
    int there = local(from);
    columns.years.append(local, other.years.get(there));
    columns.setExplicit(local, other.explicit(there));
    columns.genres.append(local, other.genres.get(there));
    columns.markets.append(local, other.markets.get(there));
    columns.setIsrc(local, other.isrc(there));
    columns.albums.append(local, other.albums.get(there));
    columns.externalIds.append(local, other.externalIds.get(there));
    columns.setLayered(local, other.layered(there));
    columns.songs.append(local, other.songs.get(there));
  }

  /** Whether the row holds exactly these facts. Writer only. */
  boolean same(int row, TrackFacts facts) {
    FactColumns columns = columns(row);
    int local = local(row);
    return columns.years.get(local) == facts.year()
        && Objects.equals(columns.explicit(local), facts.explicit())
        && columns.genres.get(local) == genres.code(facts.genres())
        && columns.markets.get(local) == markets.code(facts.markets())
        && columns.isrc(local) == facts.isrc()
        && columns.albums.get(local) == facts.album()
        && columns.externalIds.get(local) == facts.externalIds().digest()
        && columns.layered(local) == facts.layered()
        && columns.songs.get(local) == facts.song();
  }

  /** Facts without any row, with the dictionaries of these. */
  RowFacts over(Rows other) {
    return new RowFacts(other, genres, markets);
  }

  private static BitSet numbers(LabelSets sets, Collection<String> labels) {
    BitSet numbers = new BitSet();
    for (String label : labels) {
      Integer number = sets.label(label);
      if (number != null) {
        numbers.set(number);
      }
    }
    return numbers;
  }

  private FactColumns columns(int row) {
    return rows.block(row).facts;
  }

  private static int local(int row) {
    return row & RowBlock.MASK;
  }
}
