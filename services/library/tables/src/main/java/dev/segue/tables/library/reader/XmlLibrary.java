package dev.segue.tables.library.reader;

import dev.segue.playlists.PlaylistException;
import dev.segue.playlists.XmlEvents;
import dev.segue.tables.library.EntrySink;
import dev.segue.tables.library.LibraryReader;
import dev.segue.tables.library.Place;
import dev.segue.tables.source.CollectException;
import dev.segue.tables.source.Input;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A library as XML; where it breaks off, the rest is one rejected entry. */
abstract class XmlLibrary implements LibraryReader {

  private static final Pattern LINE = Pattern.compile("^line \\d+: ");

  @Override
  public final void read(Input input, @Nullable String member, EntrySink sink) {
    XmlEvents xml;
    try {
      xml = XmlEvents.open(input.bytes());
    } catch (PlaylistException e) {
      sink.rejected(Place.line(member, 1), reason(e), "");
      return;
    }
    try {
      while (xml.nextChild()) {
        root(xml, member, sink);
      }
    } catch (PlaylistException e) {
      sink.rejected(Place.line(member, xml.line()), reason(e) + ", so the rest was not read", "");
    }
  }

  /**
   * What is wrong; the place says the line already.
   *
   * @throws CollectException if it is that the document's archive ended the reading
   */
  private static String reason(PlaylistException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof CollectException sentence) {
        throw sentence;
      }
    }
    return LINE.matcher(String.valueOf(e.getMessage())).replaceFirst("");
  }

  /** Reads and leaves the outermost element. */
  abstract void root(XmlEvents xml, @Nullable String member, EntrySink sink);
}
