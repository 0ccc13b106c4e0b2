package dev.segue.tables.library.reader;

import dev.segue.playlists.PlaylistEntry;
import dev.segue.playlists.PlaylistException;
import dev.segue.playlists.PlaylistFile;
import dev.segue.playlists.PlaylistFormat;
import dev.segue.tables.library.EntryDraft;
import dev.segue.tables.library.EntrySink;
import dev.segue.tables.library.LibraryReader;
import dev.segue.tables.library.Namespaces;
import dev.segue.tables.library.Place;
import dev.segue.tables.source.CollectException;
import dev.segue.tables.source.Input;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A playlist: M3U, JSPF, XSPF, or a list of links or of "artist – title". Paths and links to where
 * a recording lies are not taken, but ids that they hold are.
 */
public final class PlaylistEntries implements LibraryReader {

  static final int MAX_BYTES = 64 << 20;
  private static final String SEGUE = "segue:track:";
  private static final String MUSICBRAINZ = "musicbrainz.org/recording/";
  private static final String MBID = "mbid:";
  private static final String ISRC = "isrc:";

  private final PlaylistFormat format;

  /** Reads files of this form. */
  public PlaylistEntries(PlaylistFormat format) {
    this.format = format;
  }

  @Override
  public void read(Input input, @Nullable String member, EntrySink sink) throws IOException {
    byte[] bytes = input.bytes().readNBytes(MAX_BYTES + 1);
    String what = member == null ? "The playlist" : member;
    if (bytes.length > MAX_BYTES) {
      throw new CollectException(what + " is larger than 64 MB: split it.");
    }
    PlaylistFile file;
    try {
      file = format.parse(bytes);
    } catch (PlaylistException e) {
      throw new CollectException(what + " cannot be read: " + e.getMessage() + ".", e);
    }
    long number = 0;
    for (PlaylistEntry entry : file.playlist().entries()) {
      entry(Place.entry(member, ++number), entry, sink);
    }
    for (PlaylistFile.Problem problem : file.problems()) {
      sink.rejected(Place.of(member, problem.place()), problem.reason(), "");
    }
  }

  private static void entry(Place place, PlaylistEntry entry, EntrySink sink) {
    EntryDraft draft = new EntryDraft(place, sink);
    String title = entry.title();
    boolean identified = title != null;
    for (String uri : entry.identifiers()) {
      identified |= identify(uri, draft);
    }
    for (String uri : entry.locations()) {
      if (title == null && LocalTrackUri.is(uri)) {
        if (!LocalTrackUri.fill(uri, draft)) {
          sink.rejected(place, "a local file whose address names no title", "");
        }
        return;
      }
      identified |= identify(uri, draft);
    }
    if (!identified) {
      sink.rejected(place, "a link that names no track of a service that is known", "");
      return;
    }
    draft.title(title).artists(entry.artists()).album(entry.album());
    if (entry.durationMs().isPresent()) {
      draft.duration("duration", Long.toString(entry.durationMs().getAsLong()), 1);
    }
    draft.done();
  }

  /** Takes the id that a URI holds, if any. */
  private static boolean identify(String uri, EntryDraft draft) {
    String lower = uri.toLowerCase(Locale.ROOT);
    if (lower.startsWith(SEGUE)) {
      draft.id(Namespaces.SEGUE, decoded(uri.substring(SEGUE.length())));
      return true;
    }
    if (lower.contains(MUSICBRAINZ) || lower.startsWith(MBID)) {
      draft.mbid(uri.substring(Math.max(uri.lastIndexOf('/'), uri.lastIndexOf(':')) + 1));
      return true;
    }
    if (lower.startsWith(ISRC)) {
      draft.isrc(uri.substring(ISRC.length()));
      return false;
    }
    if (lower.startsWith("spotify:track:") || lower.contains("open.spotify.com/")) {
      draft.spotify(uri);
      return lower.contains("track");
    }
    return false;
  }

  private static String decoded(String id) {
    try {
      return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return id;
    }
  }
}
