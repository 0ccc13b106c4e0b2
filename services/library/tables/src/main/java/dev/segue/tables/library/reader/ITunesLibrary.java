package dev.segue.tables.library.reader;

import dev.segue.playlists.XmlEvents;
import dev.segue.tables.library.EntryDraft;
import dev.segue.tables.library.EntrySink;
import dev.segue.tables.library.Namespaces;
import dev.segue.tables.library.Numbers;
import dev.segue.tables.library.Place;
import dev.segue.tables.library.Rating;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code Library.xml} of iTunes and Music. {@code Loved} (later {@code Favorited}) is a like,
 * {@code Disliked} a dislike; else 4 and 5 stars are a like and 1 star a dislike, unless the
 * program computed them from the album's. Numbers of plays have no days, so they come to no rating.
 */
public final class ITunesLibrary extends XmlLibrary {

  private static final double PER_STAR = 20;
  private static final String TRUE = "true";
  private static final String[][] NO_MUSIC = {
    {"Podcast", "podcast episodes"},
    {"Movie", "films and videos"},
    {"TV Show", "films and videos"},
    {"Has Video", "films and videos"},
    {"Audiobook", "audiobooks"},
    {"Books", "audiobooks"},
    {"Voice Memo", "voice memos"},
  };

  @Override
  void root(XmlEvents xml, @Nullable String member, EntrySink sink) {
    while (xml.nextChild()) {
      if (xml.name().equals("dict")) {
        library(xml, member, sink);
      } else {
        xml.skip();
      }
    }
  }

  private static void library(XmlEvents xml, @Nullable String member, EntrySink sink) {
    String key = "";
    while (xml.nextChild()) {
      if (xml.name().equals("key")) {
        key = xml.text();
      } else if (key.equals("Tracks") && xml.name().equals("dict")) {
        tracks(xml, member, sink);
      } else {
        xml.skip();
      }
    }
  }

  private static void tracks(XmlEvents xml, @Nullable String member, EntrySink sink) {
    while (xml.nextChild()) {
      if (xml.name().equals("dict")) {
        Place place = Place.line(member, xml.line());
        track(place, values(xml), sink);
      } else {
        xml.skip();
      }
    }
  }

  private static Map<String, String> values(XmlEvents xml) {
    Map<String, String> values = new HashMap<>();
    String key = "";
    while (xml.nextChild()) {
      String name = xml.name();
      switch (name) {
        case "key" -> key = xml.text();
        case "dict", "array", "data" -> xml.skip();
        case "true", "false" -> {
          values.put(key, name);
          xml.skip();
        }
        default -> values.put(key, xml.text());
      }
    }
    return values;
  }

  private static void track(Place place, Map<String, String> values, EntrySink sink) {
    for (String[] kind : NO_MUSIC) {
      if (isTrue(values, kind[0])) {
        sink.leftOut(kind[1]);
        return;
      }
    }
    EntryDraft draft =
        new EntryDraft(place, sink)
            .title(values.get("Name"))
            .artist(values.get("Artist"))
            .album(values.get("Album"))
            .genres(values.get("Genre"))
            .released("Year", values.get("Year"))
            .duration("Total Time", values.get("Total Time"), 1)
            .tempo("BPM", values.get("BPM"))
            .rated(rating(values));
    if (values.containsKey("Name")) {
      draft.id(Namespaces.ITUNES, values.get("Persistent ID"));
    }
    if (isTrue(values, "Explicit")) {
      draft.explicit(true);
    } else if (isTrue(values, "Clean")) {
      draft.explicit(false);
    }
    if (values.containsKey("Play Count")) {
      sink.note("Numbers of plays are not used: they do not say on which days.");
    }
    draft.done();
  }

  private static @Nullable Rating rating(Map<String, String> values) {
    if (isTrue(values, "Loved") || isTrue(values, "Favorited")) {
      return new Rating(1, 0);
    }
    if (isTrue(values, "Disliked")) {
      return new Rating(-1, 0);
    }
    String rating = values.get("Rating");
    return rating == null || isTrue(values, "Rating Computed")
        ? null
        : Rating.ofStars(Numbers.parse(rating) / PER_STAR);
  }

  private static boolean isTrue(Map<String, String> values, String key) {
    return TRUE.equals(values.get(key));
  }
}
