package org.portolan.messaging.sandbox;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * What a provider does with TwiML for calls, as far as Portolan writes it: says and plays in order,
 * then asks for keys, goes on elsewhere, hangs up or declines.
 *
 * @param said what is said and played
 * @param gather how keys are asked for after it
 * @param redirect where it goes on
 * @param pause seconds of silence before it goes on
 */
record SandboxTwiml(
    List<Said> said,
    Optional<Gather> gather,
    Optional<String> redirect,
    int pause,
    boolean declines) {

  /**
   * Reads an answer to a webhook.
   *
   * @throws IllegalArgumentException when it is no TwiML, at which a provider says that an
   *     application error has occurred and hangs up
   */
  static SandboxTwiml read(String xml) {
    List<Said> said = new ArrayList<>();
    Optional<Gather> gather = Optional.empty();
    Optional<String> redirect = Optional.empty();
    int pause = 0;
    boolean declines = false;
    for (Element verb : children(root(xml))) {
      switch (verb.getTagName()) {
        case "Say", "Play" -> said.add(Said.of(verb));
        case "Gather" -> {
          children(verb).forEach(nested -> said.add(Said.of(nested)));
          gather = Optional.of(Gather.of(verb));
        }
        case "Pause" -> pause = number(verb, "length", 1);
        case "Redirect" -> redirect = Optional.of(verb.getTextContent().strip());
        case "Reject" -> declines = true;
        case "Hangup" -> {}
        default -> throw new IllegalArgumentException("Not played here: " + verb.getTagName());
      }
    }
    return new SandboxTwiml(said, gather, redirect, pause, declines);
  }

  private static Element root(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Element root =
          factory
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(xml)))
              .getDocumentElement();
      if (!root.getTagName().equals("Response")) {
        throw new IllegalArgumentException("Not TwiML");
      }
      return root;
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new IllegalArgumentException("Not XML", e);
    }
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  private static int number(Element verb, String attribute, int byDefault) {
    String value = verb.getAttribute(attribute);
    return value.isEmpty() ? byDefault : Integer.parseInt(value);
  }

  /**
   * Something heard.
   *
   * @param locale in which a voice reads; empty for a recording
   * @param words what it reads; of a recording its address
   */
  record Said(String locale, String voice, String words) {
    private static Said of(Element verb) {
      return new Said(
          verb.getAttribute("language"), verb.getAttribute("voice"), verb.getTextContent().strip());
    }
  }

  /**
   * How keys are asked for.
   *
   * @param action where they go
   * @param digits after how many it goes on; 0 for as many as there come
   * @param finish the key that ends them
   * @param timeout seconds without a key after which it goes on
   * @param evenEmpty whether it goes there without any
   */
  record Gather(String action, int digits, String finish, int timeout, boolean evenEmpty) {
    private static Gather of(Element verb) {
      return new Gather(
          verb.getAttribute("action"),
          number(verb, "numDigits", 0),
          verb.hasAttribute("finishOnKey") ? verb.getAttribute("finishOnKey") : "#",
          number(verb, "timeout", 5),
          verb.getAttribute("actionOnEmptyResult").equals("true"));
    }
  }
}
