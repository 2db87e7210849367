package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.portolan.cases.store.Tx;
import org.portolan.cases.traveller.Traveller;
import org.portolan.cases.visa.Acting.Effect;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Document;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.Missing;
import org.portolan.cases.visa.model.Notice;
import org.portolan.cases.visa.model.Party;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.cases.visa.model.State;
import org.portolan.cases.visa.store.Applications;
import org.portolan.cases.visa.store.Documents;
import org.portolan.cases.visa.store.Members;
import org.portolan.cases.visa.store.Notices;
import org.portolan.cases.visa.store.Recusals;

/** An applicant hands in what they have written; nothing that is asked may be missing. */
@Dependent
public class SubmitApplication {

  private final Acting acting;
  private final Members members;
  private final Documents documents;
  private final Notices notices;

  @Inject
  public SubmitApplication(
      Applications applications,
      Recusals recusals,
      Members members,
      Documents documents,
      Notices notices) {
    this.acting = new Acting(applications, recusals);
    this.members = members;
    this.documents = documents;
    this.notices = notices;
  }

  /** What became of it. */
  public sealed interface Outcome {

    /** One of four ways on. */
    default <R> R fold(
        Function<Submitted, R> submitted,
        Function<NotComplete, R> notComplete,
        Function<Refused, R> refused,
        Function<Changed, R> changed) {
      if (this instanceof Submitted yes) {
        return submitted.apply(yes);
      }
      if (this instanceof NotComplete no) {
        return notComplete.apply(no);
      }
      return this instanceof Refused no ? refused.apply(no) : changed.apply((Changed) this);
    }
  }

  /**
   * It is with the post.
   *
   * @param dueAt by when it should be decided
   */
  public record Submitted(State state, long version, Instant dueAt) implements Outcome {}

  /** It is a draft still. */
  public record NotComplete(List<Missing> missing) implements Outcome {}

  /** It was not handed in. */
  public record Refused(Refusal why) implements Outcome {}

  /** It changed since it was looked at, such as on another device. */
  public record Changed(long version) implements Outcome {}

  /**
   * Hands it in, as {@link Applicant#of}.
   *
   * @param seen the version of the application that the applicant looked at
   */
  public Outcome submit(Tx tx, Traveller whose, UUID caseId, long seen) {
    Optional<Application> found = acting.own(tx, whose, caseId);
    if (found.isEmpty()) {
      return new Refused(Refusal.NOT_FOUND);
    }
    Application application = found.get();
    if (application.state() == State.DRAFT && application.version() != seen) {
      return new Changed(application.version());
    }
    List<Missing> missing = missing(tx, application);
    if (application.state() == State.DRAFT && !missing.isEmpty()) {
      return new NotComplete(missing);
    }
    org.portolan.cases.visa.Outcome outcome =
        acting.act(
            tx,
            application,
            Act.SUBMIT,
            Party.APPLICANT,
            unused -> {
              notices.leave(tx, application, Notice.RECEIVED);
              return Effect.done();
            });
    return outcome.fold(
        done -> new Submitted(done.state(), done.version(), application.dueAt().orElseThrow()),
        refused -> new Refused(refused.why()),
        changed -> new Changed(changed.version()));
  }

  private List<Missing> missing(Tx tx, Application application) {
    List<Document> sent = documents.of(tx, application.caseId());
    List<Missing> missing = new ArrayList<>();
    for (Member member : members.of(tx, application.caseId())) {
      missing.addAll(Missing.of(application.type(), member, sent));
    }
    return missing;
  }
}
