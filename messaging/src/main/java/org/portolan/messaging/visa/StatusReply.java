package org.portolan.messaging.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.visa.WhereItStands.Standing;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.i18n.Moments;
import org.portolan.i18n.Texts;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.traveller.AnswerRequest;

/**
 * Where applications stand, what happens next and by when, as a text. To a phone that others may
 * read it names no matter, and whose it is by initials and age only where several are reached
 * there. What was decided stands in no text: that is read with its reasons.
 */
@Dependent
public class StatusReply {

  /** So many stand in one text; the others are read on the page. */
  static final int MOST = 4;

  private final Texts texts = Texts.product();
  private final PublicAddress address;

  @Inject
  public StatusReply(PublicAddress address) {
    this.address = address;
  }

  /**
   * The whole answer.
   *
   * @param called what those are called by their contact points whose phone others share
   */
  Wording of(List<Standing> found, Map<UUID, String> called, Language language, Instant now) {
    return found.isEmpty()
        ? nothing(address)
        : found.stream()
            .limit(MOST)
            .map(one -> line(one, called, language, now))
            .reduce(Wording::then)
            .orElseThrow()
            .then(Wording.of("status.read", Map.of("address", address.of(AnswerRequest.PAGES))));
  }

  /** Nobody has anything there: the same whether or not we know who asks. */
  public static Wording nothing(PublicAddress address) {
    return Wording.of("status.none", Map.of("address", address.of(AnswerRequest.PAGES)));
  }

  private Wording line(Standing one, Map<UUID, String> called, Language language, Instant now) {
    Said said = said(one, now);
    Map<String, Object> day =
        said.day
            .<Map<String, Object>>map(at -> Map.of("day", Moments.day(language, at)))
            .orElse(Map.of());
    return whose(one, called, language)
        .map(
            whose ->
                Wording.of(
                    "status.of",
                    Map.of("whose", whose, "said", texts.text(language, said.key, day))))
        .orElseGet(() -> Wording.of(said.key, day));
  }

  /** On a shared phone whose it is, on one's own what it is; nothing on one that may be shared. */
  private Optional<String> whose(Standing one, Map<UUID, String> called, Language language) {
    return called.isEmpty() && one.readAlone()
        ? Optional.of(texts.text(language, one.application().type().textKey()))
        : Optional.ofNullable(called.get(one.contactPoint()));
  }

  private static Said said(Standing one, Instant now) {
    Application application = one.application();
    return switch (application.state()) {
      case DRAFT -> new Said("status.draft", Optional.of(application.lastDayOfDraft()));
      case INCOMPLETE ->
          new Said(one.wantedBy().isPresent() ? "status.wanted" : "status.open", one.wantedBy());
      case INTERVIEW_WANTED -> new Said("status.talk", Optional.empty());
      case SUBMITTED, IN_REVIEW, GRANT_PROPOSED, REFUSAL_PROPOSED -> working(application, now);
      case REFUSAL_APPEALED, REVOCATION_APPEALED -> new Said("status.open", Optional.empty());
      case GRANTED, REFUSED, ISSUED, REVOKED -> new Said("status.decided", Optional.empty());
      case WITHDRAWN, LAPSED -> new Said("status.closed", Optional.empty());
    };
  }

  private static Said working(Application application, Instant now) {
    return application
        .dueAt()
        .map(
            due ->
                due.isBefore(now)
                    ? new Said("status.late", Optional.<LocalDate>empty())
                    : new Said("status.working", Optional.of(application.day(due))))
        .orElseGet(() -> new Said("status.open", Optional.empty()));
  }

  private record Said(String key, Optional<LocalDate> day) {}
}
