package org.portolan.web.visa;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.cases.visa.letter.CoverPrinter;
import org.portolan.cases.visa.letter.LetterPrinter;
import org.portolan.cases.visa.letter.OpenLetter;
import org.portolan.cases.visa.letter.VisaPrinter;
import org.portolan.web.start.PublicAnswer;
import org.portolan.web.traveller.TravellerDoor;

/**
 * {@code /{language}/visa/letter/{n}}: the letter about the n-th of somebody's own applications,
 * {@code …/{n}/{m}} its m-th visa, and {@code …/{n}/cover} the sheet for a courier, as PDF. Neither
 * address nor file name tells anything of it.
 */
public class LetterPage extends HttpServlet {

  /** The sheet for what is sent by courier. */
  static final String COVER = "cover";

  private static final Pattern PATH = Pattern.compile("/(\\d{1,3})(?:/(\\d{1,3}|cover))?");

  @Inject private transient OwnDesk desk;
  @Inject private transient TravellerDoor door;
  @Inject private transient OpenLetter opening;
  @Inject private transient LetterPrinter letters;
  @Inject private transient VisaPrinter visas;
  @Inject private transient CoverPrinter covers;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", PublicAnswer.KEPT_BY_NOBODY);
    if (desk.isClosed()) {
      response.sendRedirect(
          new VisaFrame(PublicAnswer.language(request))
              .address("my/sign-in" + (door.wasOpen() ? "?ended" : "")));
      return;
    }
    Matcher path = PATH.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
    Optional<Opened> opened =
        path.matches() ? desk.open(Integer.parseInt(path.group(1))) : Optional.empty();
    if (opened.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (path.group(2) == null) {
      PdfAnswer.write(response, "letter", letter(opened.get()));
    } else if (path.group(2).equals(COVER)) {
      PdfAnswer.write(response, COVER, Optional.of(cover(opened.get())));
    } else {
      PdfAnswer.write(response, "visa", visa(opened.get(), Integer.parseInt(path.group(2))));
    }
  }

  private byte[] cover(Opened opened) {
    Instant at = opened.act((tx, who) -> tx.now());
    return covers.pdf(opened.view(), at);
  }

  private Optional<byte[]> letter(Opened opened) {
    String reference = opened.view().reference();
    return opened.act((tx, who) -> opening.own(tx, who, reference)).map(letters::pdf);
  }

  private Optional<byte[]> visa(Opened opened, int place) {
    String reference = opened.view().reference();
    return opened.act((tx, who) -> opening.ownVisa(tx, who, reference, place)).map(visas::pdf);
  }
}
