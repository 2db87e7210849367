package org.portolan.web.visa;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portolan.i18n.Language;
import org.portolan.web.hooks.FormBody;
import org.portolan.web.security.OtherSites;
import org.portolan.web.start.PublicAnswer;
import org.portolan.web.traveller.TravellerDoor;
import org.portolan.web.visa.OwnDesk.Own;

/**
 * {@code /{language}/visa/mine/…}: somebody's own applications, behind the sign-in of travellers:
 * answering, checking, sending, and where it stands.
 */
public class MinePage extends HttpServlet {

  @Inject private transient OwnDesk desk;
  @Inject private transient TravellerDoor door;
  @Inject private transient QuestionPart questions;
  @Inject private transient CheckPart check;
  @Inject private transient ZonePart zone;
  @Inject private transient NeedsPart needs;
  @Inject private transient StandingPart standing;
  @Inject private transient SecretPart secret;
  @Inject private transient FamilyPart family;
  @Inject private transient PapersPart papers;
  @Inject private transient HelperPart helpers;
  @Inject private transient CallPart call;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Way> way = enter(request, response);
    if (way.isEmpty()) {
      return;
    }
    VisaFrame frame = frame(request);
    if (way.get().application() == 0) {
      boolean opens = way.get().part().equals(Way.OPEN);
      answer(
          response, frame, Optional.of(opens ? secret.ask(frame, false) : list(frame, desk.all())));
      return;
    }
    answer(
        response,
        frame,
        desk.open(way.get().application())
            .flatMap(
                opened -> show(frame, opened, way.get(), request.getParameter("change") != null)));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (OtherSites.send(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    Optional<Way> way = enter(request, response);
    if (way.isEmpty()) {
      return;
    }
    VisaFrame frame = frame(request);
    Optional<Map<String, String>> fields = FormBody.read(request);
    if (fields.isEmpty()) {
      response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      return;
    }
    if (way.get().part().equals(Way.OPEN)) {
      answer(
          response,
          frame,
          desk.isHelped() ? Optional.empty() : Optional.of(secret.open(frame, fields.get())));
      return;
    }
    answer(
        response,
        frame,
        desk.named(fields.get().getOrDefault(Opened.OF, ""))
            .flatMap(opened -> act(frame, opened, way.get(), fields.get())));
  }

  /**
   * Where a request goes; empty when it was answered: nobody is signed in, or there is no such
   * page.
   */
  private Optional<Way> enter(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Language language = PublicAnswer.language(request);
    response.setHeader("Cache-Control", PublicAnswer.KEPT_BY_NOBODY);
    if (desk.isClosed()) {
      response.sendRedirect(
          new VisaFrame(language).address("my/sign-in" + (door.wasOpen() ? "?ended" : "")));
      return Optional.empty();
    }
    Optional<Way> way = Way.of(request.getPathInfo());
    if (way.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
    return way;
  }

  private VisaFrame frame(HttpServletRequest request) {
    return new VisaFrame(PublicAnswer.language(request), desk.isHelped());
  }

  private Optional<Reply> show(VisaFrame frame, Opened opened, Way way, boolean change) {
    boolean isForm = way.question() > 0 || !way.part().isEmpty();
    if (opened.isReadOnly() && isForm || isNotForHelpers(opened, way)) {
      return Optional.empty();
    }
    if (way.question() > 0) {
      return questions.show(frame, opened, new Place(way.member(), way.question()), change);
    }
    return switch (way.part()) {
      case "check" -> check.show(frame, opened);
      case "zone" -> Optional.of(zone.show(frame, opened));
      case "needs" -> needs.show(frame, opened);
      case "later" -> Optional.of(standing.later(frame, opened));
      case "secret" -> Optional.of(secret.show(frame, opened, List.of()));
      case "family" -> Optional.of(family.show(frame, opened, List.of()));
      case "papers" -> Optional.of(papers.show(frame, opened, List.of()));
      case "helpers" -> Optional.of(helpers.show(frame, opened, List.of()));
      case "call" -> Optional.of(call.show(frame, opened, List.of(), ""));
      case "withdraw" -> standing.sureToWithdraw(frame, opened);
      case "appeal" -> Optional.of(Reply.go(Way.to(opened.number())));
      default -> Optional.of(standing.show(frame, opened, List.of(), ""));
    };
  }

  /** What an applicant does themselves: no page of it opens to somebody else. */
  private static boolean isNotForHelpers(Opened opened, Way way) {
    return opened.isHelped()
        && Set.of("withdraw", "appeal", "secret", "family", "helpers", "call").contains(way.part());
  }

  private Optional<Reply> act(VisaFrame frame, Opened opened, Way way, Map<String, String> fields) {
    if (opened.isReadOnly() || isNotForHelpers(opened, way)) {
      return Optional.empty();
    }
    if (way.question() > 0) {
      return questions.save(frame, opened, new Place(way.member(), way.question()), fields);
    }
    return switch (way.part()) {
      case "check" -> check.act(frame, opened, fields);
      case "zone" -> Optional.of(zone.act(frame, opened, fields));
      case "needs" -> Optional.of(needs.save(frame, opened, fields));
      case "withdraw" -> Optional.of(standing.withdraw(frame, opened, fields));
      case "appeal" -> Optional.of(standing.appeal(frame, opened, fields));
      case "later" -> Optional.empty();
      case "secret" -> Optional.of(secret.save(frame, opened, fields));
      case "family" -> Optional.of(family.act(frame, opened, fields));
      case "papers" -> Optional.of(papers.sent(frame, opened, fields));
      case "helpers" -> Optional.of(helpers.act(frame, opened, fields));
      case "call" -> Optional.of(call.act(frame, opened, fields));
      default -> Optional.of(standing.supplied(frame, opened, fields));
    };
  }

  private static Reply list(VisaFrame frame, List<Own> all) {
    return all.size() == 1 ? Reply.go(Way.to(1)) : Reply.page(new ListView(frame).page(all));
  }

  private static void answer(HttpServletResponse response, VisaFrame frame, Optional<Reply> reply)
      throws IOException {
    if (reply.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (reply.get().below() != null) {
      response.sendRedirect(frame.address(reply.get().below()));
    } else {
      PublicAnswer.write(
          response, frame.language(), PublicAnswer.KEPT_BY_NOBODY, reply.get().html());
    }
  }
}
