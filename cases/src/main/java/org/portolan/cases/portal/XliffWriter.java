package org.portolan.cases.portal;

import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.portolan.cases.portal.XliffUnits.Piece;
import org.portolan.cases.portal.model.PageText;
import org.portolan.cases.portal.model.Version;
import org.portolan.i18n.Language;

/** Writes a text for translators' tools (XLIFF 2.0, OASIS). */
final class XliffWriter {

  static final String NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0";
  static final String VERSION = "2.0";

  private final StringWriter out = new StringWriter();
  private final XMLStreamWriter xml;

  private XliffWriter() throws XMLStreamException {
    xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
  }

  /** What names a version of a page within a file: {@code page:quarantine#3}. */
  static String original(String slug, int number) {
    return PageMarkdown.PAGE + slug + "#" + number;
  }

  /**
   * The file.
   *
   * @param current what the translation says so far, where it says the same version and consists of
   *     as many blocks; it is handed along
   */
  static String write(String slug, Version reference, Language target, Optional<PageText> current) {
    try {
      XliffWriter writer = new XliffWriter();
      Map<String, String> units = XliffUnits.of(reference.text());
      Map<String, String> before =
          current
              .map(XliffUnits::of)
              .filter(known -> known.keySet().equals(units.keySet()))
              .orElse(Map.of());
      writer.document(slug, reference, target, units, before);
      return writer.out.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A text cannot be written as XLIFF", e);
    }
  }

  private void document(
      String slug,
      Version reference,
      Language target,
      Map<String, String> units,
      Map<String, String> before)
      throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("xliff");
    xml.writeDefaultNamespace(NAMESPACE);
    xml.writeAttribute("version", VERSION);
    xml.writeAttribute("srcLang", reference.language().tag());
    xml.writeAttribute("trgLang", target.tag());
    xml.writeStartElement("file");
    xml.writeAttribute("id", "f1");
    xml.writeAttribute("original", original(slug, reference.number()));
    for (Map.Entry<String, String> unit : units.entrySet()) {
      xml.writeStartElement("unit");
      xml.writeAttribute("id", unit.getKey());
      xml.writeStartElement("segment");
      content("source", unit.getValue());
      if (before.containsKey(unit.getKey())) {
        content("target", before.get(unit.getKey()));
      }
      xml.writeEndElement();
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void content(String element, String unit) throws XMLStreamException {
    xml.writeStartElement(element);
    // line breaks are part of lists
    xml.writeAttribute("xml:space", "preserve");
    int id = 0;
    for (Piece piece : XliffUnits.pieces(unit)) {
      if (piece.placeholder()) {
        xml.writeEmptyElement("ph");
        xml.writeAttribute("id", Integer.toString(++id));
        xml.writeAttribute("equiv", piece.text());
      } else {
        xml.writeCharacters(piece.text());
      }
    }
    xml.writeEndElement();
  }
}
