package dev.segue.tables.library.reader;

import dev.segue.playlists.XmlEvents;
import dev.segue.tables.library.EntryDraft;
import dev.segue.tables.library.EntrySink;
import dev.segue.tables.library.Numbers;
import dev.segue.tables.library.Place;
import dev.segue.tables.library.Rating;
import dev.segue.tables.value.MusicalKey;
import org.jspecify.annotations.Nullable;

/**
 * Traktor's NML: the entries of {@code COLLECTION} with tempo and key. {@code RANKING} is 51 a
 * star; 4 and 5 stars are a like, 1 is a dislike. {@code LOUDNESS} is the gain that the program
 * would apply, not the loudness of the recording.
 */
public final class TraktorCollection extends XmlLibrary {

  private static final int OCTAVE = 12;
  private static final double PER_STAR = 51;
  private static final double MILLIS = 1_000;

  @Override
  void root(XmlEvents xml, @Nullable String member, EntrySink sink) {
    while (xml.nextChild()) {
      if (xml.name().equals("COLLECTION")) {
        while (xml.nextChild()) {
          if (xml.name().equals("ENTRY")) {
            entry(xml, member, sink);
          } else {
            xml.skip();
          }
        }
      } else {
        xml.skip();
      }
    }
  }

  private static void entry(XmlEvents xml, @Nullable String member, EntrySink sink) {
    EntryDraft draft =
        new EntryDraft(Place.line(member, xml.line()), sink)
            .title(xml.attribute("TITLE"))
            .artist(xml.attribute("ARTIST"));
    String number = null;
    String openKey = null;
    while (xml.nextChild()) {
      switch (xml.name()) {
        case "ALBUM" -> draft.album(xml.attribute("TITLE"));
        case "TEMPO" -> draft.tempo("BPM", xml.attribute("BPM"));
        case "MUSICAL_KEY" -> number = xml.attribute("VALUE");
        case "INFO" -> {
          openKey = xml.attribute("KEY");
          info(xml, draft);
        }
        case "LOUDNESS" ->
            sink.note("LOUDNESS is left out: it is a gain, not the loudness of the recording.");
        default -> {
          // Where the file lies, cue points, which are nobody else's.
        }
      }
      xml.skip();
    }
    MusicalKey key = key(number);
    if (key == null) {
      draft.key("KEY", openKey);
    } else {
      draft.key(key);
    }
    draft.done();
  }

  /** 0 to 11 are C to B major, 12 to 23 C to B minor; null for anything else. */
  private static @Nullable MusicalKey key(@Nullable String number) {
    double value = number == null ? -1 : Numbers.parse(number);
    return value >= 0 && value < 2 * OCTAVE
        ? new MusicalKey((int) value % OCTAVE, value < OCTAVE ? 1 : 0)
        : null;
  }

  private static void info(XmlEvents xml, EntryDraft draft) {
    String exact = xml.attribute("PLAYTIME_FLOAT");
    String ranking = xml.attribute("RANKING");
    draft
        .genres(xml.attribute("GENRE"))
        .released("RELEASE_DATE", xml.attribute("RELEASE_DATE"))
        .duration("PLAYTIME", exact == null ? xml.attribute("PLAYTIME") : exact, MILLIS)
        .rated(ranking == null ? null : Rating.ofStars(Numbers.parse(ranking) / PER_STAR));
  }
}
