package dev.segue.playlists;

import dev.segue.playlists.PlaylistFile.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** XSPF, version 1. A document that breaks off gives the tracks before that point. */
final class XspfFormat {

  private static final String NAMESPACE = "http://xspf.org/ns/0/";
  private static final Pattern ROOT = Pattern.compile("<(?:[\\w.-]+:)?playlist[\\s>]");
  private static final double LONGEST_MS = 86_400_000;

  private final List<PlaylistEntry> entries = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private @Nullable String title;
  private int tracks;

  private XspfFormat() {}

  static boolean matches(String text) {
    return text.contains(NAMESPACE) && ROOT.matcher(text).find();
  }

  static PlaylistFile read(byte[] bytes) {
    XmlEvents xml = XmlEvents.open(new ByteArrayInputStream(bytes));
    XspfFormat format = new XspfFormat();
    try {
      xml.children(root -> format.playlist(xml));
    } catch (PlaylistException e) {
      if (format.entries.isEmpty() && format.problems.isEmpty()) {
        throw e;
      }
      format.problems.add(
          new Problem("after track " + format.tracks, "nothing more was read, " + e.getMessage()));
    }
    return new PlaylistFile(
        PlaylistFormat.XSPF, new Playlist(format.title, format.entries), format.problems);
  }

  private void playlist(XmlEvents xml) {
    xml.children(
        name -> {
          switch (name) {
            case "title" -> title = orNull(xml.text());
            case "trackList" ->
                xml.children(
                    child -> {
                      if (child.equals("track")) {
                        track(xml);
                      } else {
                        xml.skip();
                      }
                    });
            default -> xml.skip();
          }
        });
  }

  private void track(XmlEvents xml) {
    Fields fields = new Fields();
    xml.children(
        name -> {
          switch (name) {
            case "title" -> fields.title = orNull(xml.text());
            case "creator" -> fields.creator = orNull(xml.text());
            case "album" -> fields.album = orNull(xml.text());
            case "duration" -> fields.duration = duration(xml.text());
            case "identifier" -> add(fields.identifiers, xml.text());
            case "location" -> add(fields.locations, xml.text());
            default -> xml.skip();
          }
        });
    tracks++;
    PlaylistEntry entry = fields.entry();
    if (entry.isUsable()) {
      entries.add(entry);
    } else {
      problems.add(new Problem("track " + tracks, "neither title, identifier nor location"));
    }
  }

  /** One track while it is read. */
  private static final class Fields {
    private @Nullable String title;
    private @Nullable String creator;
    private @Nullable String album;
    private OptionalLong duration = OptionalLong.empty();
    private final List<String> identifiers = new ArrayList<>();
    private final List<String> locations = new ArrayList<>();

    PlaylistEntry entry() {
      return new PlaylistEntry(
          title,
          creator == null ? List.of() : List.of(creator),
          album,
          duration,
          identifiers,
          locations);
    }
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static void add(List<String> texts, String text) {
    if (!text.isEmpty()) {
      texts.add(text);
    }
  }

  private static OptionalLong duration(String text) {
    try {
      double millis = Double.parseDouble(text);
      return millis >= 1 && millis <= LONGEST_MS
          ? OptionalLong.of(Math.round(millis))
          : OptionalLong.empty();
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  static byte[] write(Playlist playlist) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      xml.writeStartElement("playlist");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeAttribute("version", "1");
      element(xml, "title", playlist.title());
      xml.writeStartElement("trackList");
      for (PlaylistEntry entry : playlist.entries()) {
        xml.writeStartElement("track");
        for (String location : entry.locations()) {
          element(xml, "location", location);
        }
        for (String identifier : entry.identifiers()) {
          element(xml, "identifier", identifier);
        }
        element(xml, "title", entry.title());
        element(
            xml, "creator", entry.artists().isEmpty() ? null : String.join(", ", entry.artists()));
        element(xml, "album", entry.album());
        if (entry.durationMs().isPresent()) {
          element(xml, "duration", Long.toString(entry.durationMs().getAsLong()));
        }
        xml.writeEndElement();
      }
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML can be written to memory", e);
    }
    return bytes.toByteArray();
  }

  private static void element(XMLStreamWriter xml, String name, @Nullable String value)
      throws XMLStreamException {
    if (value != null) {
      xml.writeStartElement(name);
      xml.writeCharacters(legal(value));
      xml.writeEndElement();
    }
  }

  /** Without the characters that XML cannot have. */
  private static String legal(String text) {
    StringBuilder legal = new StringBuilder(text.length());
    text.codePoints()
        .filter(
            c ->
                c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= 0x20 && c < 0xD800)
                    || (c > 0xDFFF && c != 0xFFFE && c != 0xFFFF))
        .forEach(legal::appendCodePoint);
    return legal.toString();
  }
}
