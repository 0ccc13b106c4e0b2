package dev.segue.tables.library.reader;

import dev.segue.playlists.XmlEvents;
import dev.segue.tables.library.EntryDraft;
import dev.segue.tables.library.EntrySink;
import dev.segue.tables.library.Numbers;
import dev.segue.tables.library.Place;
import dev.segue.tables.library.Rating;
import org.jspecify.annotations.Nullable;

/**
 * rekordbox's XML: the tracks of {@code COLLECTION} with tempo and key. {@code Rating} is 51 a
 * star; 4 and 5 stars are a like, 1 is a dislike.
 */
public final class RekordboxCollection extends XmlLibrary {

  private static final double PER_STAR = 51;
  private static final double MILLIS = 1_000;

  @Override
  void root(XmlEvents xml, @Nullable String member, EntrySink sink) {
    while (xml.nextChild()) {
      if (xml.name().equals("COLLECTION")) {
        while (xml.nextChild()) {
          if (xml.name().equals("TRACK")) {
            track(xml, member, sink);
          }
          xml.skip();
        }
      } else {
        xml.skip();
      }
    }
  }

  private static void track(XmlEvents xml, @Nullable String member, EntrySink sink) {
    String rating = xml.attribute("Rating");
    new EntryDraft(Place.line(member, xml.line()), sink)
        .title(xml.attribute("Name"))
        .artist(xml.attribute("Artist"))
        .album(xml.attribute("Album"))
        .genres(xml.attribute("Genre"))
        .released("Year", xml.attribute("Year"))
        .duration("TotalTime", xml.attribute("TotalTime"), MILLIS)
        .tempo("AverageBpm", xml.attribute("AverageBpm"))
        .key("Tonality", xml.attribute("Tonality"))
        .rated(rating == null ? null : Rating.ofStars(Numbers.parse(rating) / PER_STAR))
        .done();
  }
}
