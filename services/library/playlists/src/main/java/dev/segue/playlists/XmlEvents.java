package dev.segue.playlists;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A document of XML, element by element, from an input that nobody vouches for: a document type is
 * passed over unread, entities other than the five of XML are refused, nothing is loaded from
 * elsewhere, and depth and lengths are bounded. Every failure is a {@link PlaylistException}.
 */
public final class XmlEvents {

  /** Deepest nesting of elements. */
  static final int MAX_DEPTH = 64;

  /** Longest text of an element that is kept; what goes beyond it is cut off. */
  static final int MAX_TEXT = 1 << 16;

  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader reader;
  private int depth;

  private XmlEvents(XMLStreamReader reader) {
    this.reader = reader;
  }

  /**
   * Opens a document; the stream stays the caller's to close. Bytes that are none of its encoding
   * become U+FFFD.
   */
  public static XmlEvents open(InputStream stream) {
    try {
      return new XmlEvents(FACTORY.createXMLStreamReader(XmlEncoding.reader(stream)));
    } catch (IOException | XMLStreamException | RuntimeException e) {
      throw new PlaylistException("it is not XML", e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    // The default reporter prints to the standard error.
    factory.setXMLReporter((message, type, information, location) -> {});
    return factory;
  }

  /**
   * Goes to the next start of an element at the depth below the one that is open, passing over
   * text.
   *
   * @return false when the open element ends, or the document
   */
  public boolean nextChild() {
    while (true) {
      switch (step()) {
        case XMLStreamReader.START_ELEMENT -> {
          if (++depth > MAX_DEPTH) {
            throw broken("elements are nested more than " + MAX_DEPTH + " deep", null);
          }
          return true;
        }
        case XMLStreamReader.END_ELEMENT -> {
          depth--;
          return false;
        }
        case XMLStreamReader.END_DOCUMENT -> {
          return false;
        }
        default -> {
          // Text between elements, comments, instructions.
        }
      }
    }
  }

  /** Calls for each child of the open element; the call has to leave the child, by any of these. */
  public void children(Consumer<String> child) {
    while (nextChild()) {
      child.accept(name());
    }
  }

  /** Name of the open element without prefix. Only before anything below it was asked for. */
  public String name() {
    return reader.getLocalName();
  }

  /** Value of an attribute of the element just opened; null if it has none of that name. */
  public @Nullable String attribute(String name) {
    return reader.getAttributeValue(null, name);
  }

  /** The line that was read last, from 1. */
  public long line() {
    return Math.max(1, reader.getLocation().getLineNumber());
  }

  /** The text in the open element, without blanks around it, and leaves the element. */
  public String text() {
    StringBuilder text = new StringBuilder();
    int open = depth;
    while (true) {
      switch (step()) {
        case XMLStreamReader.START_ELEMENT -> {
          if (++depth > MAX_DEPTH) {
            throw broken("elements are nested more than " + MAX_DEPTH + " deep", null);
          }
        }
        case XMLStreamReader.END_ELEMENT -> {
          if (depth-- == open) {
            return text.toString().strip();
          }
        }
        case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA, XMLStreamReader.SPACE -> {
          if (text.length() < MAX_TEXT) {
            text.append(reader.getText(), 0, Math.min(reader.getTextLength(), MAX_TEXT));
          }
        }
        case XMLStreamReader.END_DOCUMENT -> throw broken("it ends in the middle", null);
        default -> {
          // Comments, instructions.
        }
      }
    }
  }

  /** Leaves the open element with all that is in it. */
  public void skip() {
    children(name -> skip());
  }

  private int step() {
    int event;
    try {
      if (!reader.hasNext()) {
        throw broken("it ends in the middle", null);
      }
      event = reader.next();
    } catch (XMLStreamException e) {
      String message = String.valueOf(e.getMessage());
      throw broken(
          message.contains("entity \"") || message.contains("JAXP0001")
              ? "it uses an entity of its own, which is not expanded"
              : "it is not well-formed XML",
          e);
    } catch (PlaylistException e) {
      throw e;
    } catch (RuntimeException e) {
      // The parser of the JDK answers some malformed documents with an exception of its inside.
      throw broken("it is not well-formed XML", e);
    }
    if (event == XMLStreamReader.ENTITY_REFERENCE) {
      throw broken("it uses an entity of its own, which is not expanded", null);
    }
    return event;
  }

  private PlaylistException broken(String reason, @Nullable Exception cause) {
    return new PlaylistException("line " + line() + ": " + reason, cause);
  }
}
