package org.portolan.cases.portal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.portolan.cases.portal.model.PageText;
import org.portolan.cases.portal.model.Version;
import org.portolan.i18n.Language;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Reads what comes back from translators' tools (XLIFF 2), or says all that is wrong with it. What
 * stands for itself is taken from the text that was handed out, never from the file.
 */
final class XliffReader {

  /** Deeper than any tool nests what it writes. */
  private static final String DEEPEST = "100";

  private final Map<String, String> units;
  private final List<Reason> reasons = new ArrayList<>();

  private XliffReader(Map<String, String> units) {
    this.units = units;
  }

  /** Why a file is refused. */
  enum Refusal {
    /** It is no XML, or has a document type of its own. */
    NOT_XML,
    /** It is no XLIFF of version 2. */
    NOT_XLIFF_2,
    OTHER_LANGUAGES,
    /** It is of another page, or of another version of this one. */
    OTHER_VERSION,
    MISSING_UNIT,
    UNKNOWN_UNIT,
    NO_TARGET,
    CHANGED_SOURCE,
    /** Parts of a unit cannot be put into the order that the file says. */
    WRONG_ORDER,
    BROKEN_PLACEHOLDERS;

    String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** A reason, and the unit or value that it is about. */
  record Reason(Refusal refusal, String where) {}

  /** A text, or else why there is none. */
  record Read(Optional<PageText> text, List<Reason> reasons) {}

  /** Reads a file that is to be a translation of a version. */
  static Read read(byte[] file, String slug, Version reference, Language target) {
    XliffReader reader = new XliffReader(XliffUnits.of(reference.text()));
    Optional<PageText> text = Optional.empty();
    try {
      Element root = parse(file).getDocumentElement();
      if (reader.isFor(root, slug, reference, target)) {
        Map<String, String> targets = reader.targets(root);
        if (reader.reasons.isEmpty()) {
          text = Optional.of(XliffUnits.text(targets));
        }
      }
    } catch (SAXException | IOException e) {
      reader.wrong(Refusal.NOT_XML, "");
    }
    return new Read(text, List.copyOf(reader.reasons));
  }

  private static Document parse(byte[] file) throws SAXException, IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setAttribute("jdk.xml.maxElementDepth", DEEPEST);
      factory.setExpandEntityReferences(false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      // what is wrong is said on the page, not on the console
      builder.setErrorHandler(null);
      return builder.parse(new ByteArrayInputStream(file));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isFor(Element root, String slug, Version reference, Language target) {
    String version = root.getAttribute("version");
    if (!root.getLocalName().equals("xliff")
        || !XliffWriter.NAMESPACE.equals(root.getNamespaceURI())
        || !version.matches("2\\.[0-9]")) {
      wrong(Refusal.NOT_XLIFF_2, version);
      return false;
    }
    String languages = root.getAttribute("srcLang") + " → " + root.getAttribute("trgLang");
    if (!languages.equals(reference.language().tag() + " → " + target.tag())) {
      wrong(Refusal.OTHER_LANGUAGES, languages);
    }
    NodeList files = root.getElementsByTagNameNS(XliffWriter.NAMESPACE, "file");
    String original =
        files.getLength() == 1 ? ((Element) files.item(0)).getAttribute("original") : "";
    if (!original.equals(XliffWriter.original(slug, reference.number()))) {
      wrong(Refusal.OTHER_VERSION, original);
    }
    return reasons.isEmpty();
  }

  private Map<String, String> targets(Element root) {
    Map<String, String> targets = new LinkedHashMap<>();
    NodeList found = root.getElementsByTagNameNS(XliffWriter.NAMESPACE, "unit");
    for (int i = 0; i < found.getLength(); i++) {
      Element unit = (Element) found.item(i);
      String id = unit.getAttribute("id");
      String source = units.get(id);
      if (source == null || targets.containsKey(id)) {
        wrong(Refusal.UNKNOWN_UNIT, id);
      } else {
        targets.put(id, target(id, unit, source));
      }
    }
    units.keySet().stream()
        .filter(id -> !targets.containsKey(id))
        .forEach(id -> wrong(Refusal.MISSING_UNIT, id));
    return targets;
  }

  private String target(String id, Element unit, String source) {
    XliffUnit read = XliffUnit.of(unit, XliffUnits.placeholders(source));
    if (!read.source().equals(source)) {
      wrong(Refusal.CHANGED_SOURCE, id);
    }
    if (read.target().isBlank() || read.untranslated()) {
      wrong(Refusal.NO_TARGET, id);
    } else if (!read.ordered()) {
      wrong(Refusal.WRONG_ORDER, id);
    } else if (!read.placesEachOnce() || !sameLinks(read.target(), source)) {
      wrong(Refusal.BROKEN_PLACEHOLDERS, id);
    }
    return read.target().strip();
  }

  private static boolean sameLinks(String target, String source) {
    return PageMarkdown.links(target).stream()
        .sorted()
        .toList()
        .equals(PageMarkdown.links(source).stream().sorted().toList());
  }

  private void wrong(Refusal refusal, String where) {
    reasons.add(new Reason(refusal, where));
  }
}
