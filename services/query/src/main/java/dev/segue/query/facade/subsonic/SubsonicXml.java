package dev.segue.query.facade.subsonic;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes an answer as Subsonic's XML: a value is an attribute, an object a child, a list a child
 * for each of its elements. Characters that XML has no way to write are left out.
 */
final class SubsonicXml {
  private static final String NAMESPACE = "http://subsonic.org/restapi";
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();
  private static final Pattern NOT_XML =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private SubsonicXml() {}

  static String write(Map<String, Object> response) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = FACTORY.createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.setDefaultNamespace(NAMESPACE);
      xml.writeStartElement(NAMESPACE, "subsonic-response");
      xml.writeDefaultNamespace(NAMESPACE);
      writeContent(xml, response);
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("an answer cannot be written as XML", e);
    }
    return text.toString();
  }

  private static void writeContent(XMLStreamWriter xml, Map<?, ?> object)
      throws XMLStreamException {
    // Attributes come before children.
    for (Map.Entry<?, ?> entry : object.entrySet()) {
      if (!(entry.getValue() instanceof Map) && !(entry.getValue() instanceof List)) {
        xml.writeAttribute(entry.getKey().toString(), plain(entry.getValue()));
      }
    }
    for (Map.Entry<?, ?> entry : object.entrySet()) {
      if (entry.getValue() instanceof List<?> list) {
        for (Object item : list) {
          writeChild(xml, entry.getKey().toString(), item);
        }
      } else if (entry.getValue() instanceof Map) {
        writeChild(xml, entry.getKey().toString(), entry.getValue());
      }
    }
  }

  private static void writeChild(XMLStreamWriter xml, String name, Object value)
      throws XMLStreamException {
    xml.writeStartElement(NAMESPACE, name);
    if (value instanceof Map<?, ?> object) {
      writeContent(xml, object);
    } else {
      xml.writeCharacters(plain(value));
    }
    xml.writeEndElement();
  }

  private static String plain(Object value) {
    return NOT_XML.matcher(value.toString()).replaceAll("");
  }
}
