package org.portolan.cases.portal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What stands in a unit of a file. Tools may cut it into segments, keep what stands between them,
 * say in which order the translation goes, and add suggestions and notes of their own, which are no
 * part of the text.
 *
 * @param untranslated whether a segment with words has no translation
 * @param ordered whether the parts of the translation have an order
 * @param placed ids of the placeholders in the translation
 * @param placeholders how many there are in the original
 */
record XliffUnit(
    String source,
    String target,
    boolean untranslated,
    boolean ordered,
    List<Integer> placed,
    int placeholders) {

  private static final String IGNORABLE = "ignorable";

  /** A part of the translation, and its place among the others. */
  private record Part(int order, Element content) {}

  static XliffUnit of(Element unit, List<String> placeholders) {
    StringBuilder source = new StringBuilder();
    boolean untranslated = false;
    List<Part> parts = new ArrayList<>();
    List<Element> cut =
        children(unit).filter(part -> is(part, "segment") || is(part, IGNORABLE)).toList();
    for (int i = 0; i < cut.size(); i++) {
      Optional<Element> from = child(cut.get(i), "source");
      Optional<Element> to = child(cut.get(i), "target");
      String words = from.map(one -> text(one, placeholders, new ArrayList<>())).orElse("");
      source.append(words);
      untranslated |= to.isEmpty() && is(cut.get(i), "segment") && !words.isBlank();
      int place = i + 1;
      // what stands between segments stands between their translations too
      to.or(() -> is(cut.get(place - 1), IGNORABLE) ? from : Optional.empty())
          .ifPresent(content -> parts.add(new Part(order(content, place), content)));
    }
    List<Integer> placed = new ArrayList<>();
    StringBuilder target = new StringBuilder();
    parts.stream()
        .sorted(Comparator.comparingInt(Part::order))
        .forEach(part -> target.append(text(part.content, placeholders, placed)));
    return new XliffUnit(
        source.toString(),
        target.toString(),
        untranslated,
        isOrder(parts, cut.size()),
        placed,
        placeholders.size());
  }

  private static boolean isOrder(List<Part> parts, int most) {
    return parts.stream().mapToInt(Part::order).distinct().count() == parts.size()
        && parts.stream().allMatch(part -> part.order >= 1 && part.order <= most);
  }

  private static int order(Element content, int place) {
    String order = content.getAttribute("order");
    if (order.isEmpty()) {
      return place;
    }
    return order.matches("[0-9]{1,6}") ? Integer.parseInt(order) : 0;
  }

  /** Whether every placeholder of the original is in the translation, and none twice. */
  boolean placesEachOnce() {
    return placed.size() == placeholders
        && placed.stream().distinct().count() == placeholders
        && placed.stream().allMatch(id -> id >= 1 && id <= placeholders);
  }

  private static Stream<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        children.add(element);
      }
    }
    return children.stream();
  }

  private static Optional<Element> child(Element parent, String name) {
    return children(parent).filter(element -> is(element, name)).findFirst();
  }

  private static boolean is(Element element, String name) {
    return name.equals(element.getLocalName())
        && XliffWriter.NAMESPACE.equals(element.getNamespaceURI());
  }

  private static String text(Element content, List<String> placeholders, List<Integer> seen) {
    StringBuilder text = new StringBuilder();
    collect(content, text, placeholders, seen);
    return text.toString();
  }

  /** The parser has seen to it that nothing is nested without end. */
  private static void collect(
      Node node, StringBuilder text, List<String> placeholders, List<Integer> seen) {
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
        text.append(child.getNodeValue());
      } else if (child instanceof Element inline && inline.getLocalName().equals("ph")) {
        String id = inline.getAttribute("id");
        int number = id.matches("[0-9]{1,4}") ? Integer.parseInt(id) : 0;
        seen.add(number);
        text.append(
            number >= 1 && number <= placeholders.size() ? placeholders.get(number - 1) : "");
      } else if (child instanceof Element inline) {
        collect(inline, text, placeholders, seen);
      }
    }
  }
}
