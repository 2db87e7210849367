package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;
import org.portolan.cases.visa.Acting.Effect;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Decision;
import org.portolan.cases.visa.model.DocumentState;
import org.portolan.cases.visa.model.Need;
import org.portolan.cases.visa.model.Notice;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.cases.visa.model.Wants;
import org.portolan.cases.visa.store.Applications;
import org.portolan.cases.visa.store.Documents;
import org.portolan.cases.visa.store.Notices;
import org.portolan.cases.visa.store.Recusals;
import org.portolan.cases.visa.store.Requests;
import org.portolan.cases.visa.store.SealedTexts;
import org.portolan.cases.visa.store.SealedTexts.Kind;

/** What the post does with an application until it is decided. */
@Dependent
public class WorkOnApplication {

  /** The longest that more can be waited for. */
  private static final Duration LONGEST_WAIT = Duration.ofDays(365);

  private final Acting acting;
  private final Requests requests;
  private final Documents documents;
  private final SealedTexts texts;
  private final Notices notices;
  private final Timeline timeline;

  @Inject
  public WorkOnApplication(
      Applications applications,
      Recusals recusals,
      Requests requests,
      Documents documents,
      SealedTexts texts,
      Notices notices,
      Timeline timeline) {
    this.acting = new Acting(applications, recusals);
    this.requests = requests;
    this.documents = documents;
    this.texts = texts;
    this.notices = notices;
    this.timeline = timeline;
  }

  /** A note for colleagues. */
  public Outcome note(Tx tx, Officer officer, UUID caseId, long seen, String note) {
    return acting.staff(
        tx,
        officer,
        caseId,
        seen,
        Act.NOTE,
        unused ->
            Written.of(note)
                .fold(
                    text ->
                        Effect.done(Map.of("entry", timeline.note(tx, caseId, text).toString())),
                    Effect::refused));
  }

  /**
   * Says what a document is worth.
   *
   * @param reason why it is rejected, one of {@link DocumentState#REASONS}; else empty
   */
  public Outcome judge(
      Tx tx,
      Officer officer,
      UUID caseId,
      long seen,
      UUID document,
      DocumentState state,
      Optional<String> reason) {
    return acting.staff(
        tx,
        officer,
        caseId,
        seen,
        Act.JUDGE,
        unused -> {
          boolean fits =
              state == DocumentState.REJECTED
                  ? reason.filter(DocumentState.REASONS::contains).isPresent()
                  : reason.isEmpty();
          if (!fits) {
            return Effect.refused(Refusal.BAD_REASON);
          }
          return documents.judge(tx, caseId, document, state, reason)
              ? Effect.done(Map.of("document", document.toString(), "state", state.key()))
              : Effect.refused(Refusal.NOT_FOUND);
        });
  }

  /**
   * Asks for more.
   *
   * @param until the last day on which it may come, where the applicant is
   */
  public Outcome ask(Tx tx, Officer officer, UUID caseId, long seen, Wants wants, LocalDate until) {
    return acting.staff(
        tx,
        officer,
        caseId,
        seen,
        Act.ASK,
        application -> {
          if (wants.isEmpty() || !wants.isOf(application.type())) {
            return Effect.refused(Refusal.EMPTY);
          }
          if (wants.text().codePointCount(0, wants.text().length()) > Decision.LONGEST_TEXT) {
            return Effect.refused(Refusal.TOO_LONG);
          }
          Optional<Instant> end = endOf(tx, application, until);
          if (end.isEmpty()) {
            return Effect.refused(Refusal.BAD_DAY);
          }
          requests.open(tx, application, wants, end.get());
          notices.leave(tx, application, Notice.MORE);
          return Effect.done(Map.of("wanted", wants.toJson(), "until", until.toString()));
        });
  }

  /** Gives more time to send what was asked for; never less. */
  public Outcome extend(Tx tx, Officer officer, UUID caseId, long seen, LocalDate until) {
    return acting.staff(
        tx,
        officer,
        caseId,
        seen,
        Act.EXTEND,
        application -> {
          Optional<Instant> end =
              endOf(tx, application, until)
                  .filter(
                      later ->
                          requests
                              .open(tx, caseId)
                              .filter(request -> later.isAfter(request.until()))
                              .isPresent());
          if (end.isEmpty()) {
            return Effect.refused(Refusal.BAD_DAY);
          }
          requests.extend(tx, caseId, end.get());
          notices.leave(tx, application, Notice.NEWS);
          return Effect.done(Map.of("until", until.toString()));
        });
  }

  /** The end of a day that is still to come, and not too far; where the applicant is. */
  private static Optional<Instant> endOf(Tx tx, Application application, LocalDate until) {
    if (until == null) {
      return Optional.empty();
    }
    Instant end = until.plusDays(1).atStartOfDay(application.origin().zone()).toInstant();
    boolean fits = end.isAfter(tx.now()) && !end.isAfter(tx.now().plus(LONGEST_WAIT));
    return fits ? Optional.of(end) : Optional.empty();
  }

  /** Goes on without what was asked for. */
  public Outcome goOn(Tx tx, Officer officer, UUID caseId, long seen) {
    return acting.staff(
        tx,
        officer,
        caseId,
        seen,
        Act.GO_ON,
        unused -> {
          requests.close(tx, caseId);
          return Effect.done();
        });
  }

  /** Wants to talk with the applicant. */
  public Outcome invite(Tx tx, Officer officer, UUID caseId, long seen) {
    return acting.staff(
        tx,
        officer,
        caseId,
        seen,
        Act.INVITE,
        application -> {
          notices.leave(tx, application, Notice.NEWS);
          return Effect.done();
        });
  }

  /** Says what the applicant needs to be treated fairly, in the place of what was said before. */
  public Outcome needs(Tx tx, Officer officer, UUID caseId, long seen, Set<Need> needs) {
    return acting.staff(
        tx, officer, caseId, seen, Act.NEEDS, unused -> kept(tx, texts, caseId, needs));
  }

  /** Keeps needs; the applicant does the same for themselves. */
  static Effect kept(Tx tx, SealedTexts texts, UUID caseId, Set<Need> needs) {
    String keys = needs.stream().map(Need::key).sorted().collect(Collectors.joining(" "));
    texts.keep(tx, caseId, Kind.NEEDS, keys);
    return Effect.done(Map.of("needs", keys));
  }
}
