package org.portolan.web.visa;

import java.time.Instant;
import java.util.List;
import org.portolan.cases.visa.ApplicationView;
import org.portolan.cases.visa.letter.Letter;
import org.portolan.cases.visa.model.GivenAnswer;
import org.portolan.cases.visa.model.IssuedVisa;
import org.portolan.web.start.PublicFrame;

/** Writes where the letter about an application and its visas can be saved. */
final class PrintedView {

  private final VisaFrame frame;
  private final Opened opened;

  PrintedView(VisaFrame frame, Opened opened) {
    this.frame = frame;
    this.opened = opened;
  }

  /** Nothing while there is nothing to save. */
  String links() {
    StringBuilder links = new StringBuilder();
    List<IssuedVisa> visas = opened.view().visas();
    for (int place = 1; place <= visas.size(); place++) {
      links.append(link("visa-" + place, Way.toVisa(opened.number(), place), name(visas, place)));
    }
    if (Letter.of(opened.view(), Instant.EPOCH).isPresent()) {
      links.append(link("letter", Way.toLetter(opened.number()), frame.text("visa.letter.open")));
    }
    return links.isEmpty() ? "" : "<ul class=\"ways\" id=\"printed\">\n" + links + "</ul>\n";
  }

  private String link(String id, String below, String words) {
    return "<li><a id=\"%s\" href=\"%s\" download>%s</a></li>\n"
        .formatted(id, frame.address(below), words);
  }

  /** Of one who applied alone it needs no name. */
  private String name(List<IssuedVisa> visas, int place) {
    if (visas.size() == 1) {
      return frame.text("visa.sheet.open");
    }
    return PublicFrame.escaped(
        frame.plain("visa.sheet.open-of", "name", name(opened.view(), visas.get(place - 1))));
  }

  private static String name(ApplicationView view, IssuedVisa visa) {
    return view.members().stream()
        .filter(member -> member.id().equals(visa.member()))
        .findFirst()
        .flatMap(member -> member.answers().of("name"))
        .map(GivenAnswer::text)
        .orElseGet(() -> visa.content().names());
  }
}
