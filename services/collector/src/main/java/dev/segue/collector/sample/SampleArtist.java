package dev.segue.collector.sample;

import dev.segue.collector.sample.GenreProfiles.Subgenre;
import dev.segue.collector.sample.Words.Era;

/**
 * An invented artist: what all of the artist's tracks have in common.
 *
 * @param start the year of the first release
 * @param albums how many albums there are
 */
record SampleArtist(
    long number, String name, Subgenre subgenre, String market, int start, int albums) {

  private static final int MOST_ALBUMS = 5;
  private static final int YEARS_PER_ALBUM = 3;
  private static final int MONTHS = 12;
  private static final int DAYS = 28;
  private static final double DAY_KNOWN = 0.93;
  private static final double MONTH_KNOWN = 0.95;
  private static final int MONTH_LENGTH = 7;
  private static final int YEAR_LENGTH = 4;

  static SampleArtist of(long number, Draw draw, GenreProfiles profiles, Words words, Names names) {
    Subgenre subgenre = profiles.subgenre(draw.uniform());
    String name = names.artist(draw, subgenre.genre());
    String market = draw.of(words.marketsOf(subgenre.genre()));
    Era era = words.era(subgenre.name());
    int start = era.first() + draw.below(era.last() - era.first() + 1);
    int albums = Math.min(1 + draw.below(MOST_ALBUMS), 1 + (era.last() - start) / YEARS_PER_ALBUM);
    return new SampleArtist(number, name, subgenre, market, start, albums);
  }

  /**
   * The date of an album, or of a single beside it; some are known to the month or the year only.
   */
  String releaseDate(int album, Draw draw) {
    int year = start + album * YEARS_PER_ALBUM;
    String date =
        year + "-" + twoDigits(1 + draw.below(MONTHS)) + '-' + twoDigits(1 + draw.below(DAYS));
    double known = draw.uniform();
    return known < DAY_KNOWN
        ? date
        : date.substring(0, known < MONTH_KNOWN ? MONTH_LENGTH : YEAR_LENGTH);
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
