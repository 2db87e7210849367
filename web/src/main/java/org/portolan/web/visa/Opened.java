package org.portolan.web.visa;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.cases.traveller.Traveller;
import org.portolan.cases.visa.Applicant;
import org.portolan.cases.visa.ApplicationView;
import org.portolan.cases.visa.GiveZone;
import org.portolan.cases.visa.HelpApplicant;
import org.portolan.cases.visa.ReadApplications;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.LifeCycle;
import org.portolan.cases.visa.model.Party;
import org.portolan.cases.visa.model.Request;
import org.portolan.cases.visa.model.State;
import org.portolan.cases.visa.model.Wants;

/** One of somebody's own applications, as it is now, and as whom it is worked on. */
final class Opened {

  /** The hidden field with the version that a form was written for. */
  static final String SEEN = "seen";

  /** The hidden field with the application's reference: an address only counts them. */
  static final String OF = "of";

  private final CaseStore store;
  private final ReadApplications reading;
  private final Visitor visitor;
  private final int number;
  private final ApplicationView view;

  Opened(
      CaseStore store,
      ReadApplications reading,
      Visitor visitor,
      int number,
      ApplicationView view) {
    this.store = store;
    this.reading = reading;
    this.visitor = visitor;
    this.number = number;
    this.view = view;
  }

  /**
   * Who opens an application: its applicant, or somebody who helps.
   *
   * @param whose its applicant
   * @param actor to whom the store opens this application and nothing else
   * @param writes whether they may do anything beside looking
   */
  record Visitor(Traveller whose, Actor actor, boolean writes) {

    boolean isHelper() {
      return Applicant.isHelper(actor.id());
    }
  }

  /** Whether whoever opened it only looks. */
  boolean isReadOnly() {
    return !visitor.writes();
  }

  /** Whether somebody helps, and is not the applicant. */
  boolean isHelped() {
    return visitor.isHelper();
  }

  /** Which of theirs it is, from 1, the first begun first. */
  int number() {
    return number;
  }

  ApplicationView view() {
    return view;
  }

  UUID id() {
    return view.caseId();
  }

  /** Whether it can still be written on and was not sent yet. */
  boolean isDraft() {
    return view.state() == State.DRAFT;
  }

  /** Whether its applicant may do this now. */
  boolean may(Act act) {
    return visitor.writes()
        && LifeCycle.after(view.state(), act, Party.APPLICANT).isPresent()
        && (!isHelped() || HelpApplicant.may(act));
  }

  /** Whether there is a passport in it whose zone can be copied now. */
  boolean takesZone() {
    return may(Act.ZONE)
        && view.members().stream().anyMatch(member -> GiveZone.isAsked(view.type(), member));
  }

  /** What more is wanted and can be given now. */
  Optional<Wants> wants() {
    return view.request().map(Request::wants).filter(unused -> may(Act.HAND_IN));
  }

  /** Whether a question can be answered now: any of a draft, later those that are asked anew. */
  boolean takesAnswer(String question) {
    return isDraft()
        || wants().filter(all -> all.openQuestions(view.type()).contains(question)).isPresent();
  }

  /** Whether a document can be sent now: any to a draft, later those that are asked for. */
  boolean takes(String document) {
    return isDraft()
        || wants().filter(all -> all.openDocuments(view.type()).contains(document)).isPresent();
  }

  /** Does something to it as its applicant, to whom the store opens nothing else. */
  <R> R act(BiFunction<Tx, Traveller, R> act) {
    return store.call(visitor.actor(), tx -> act.apply(tx, visitor.whose()));
  }

  /** The same application, asked for anew. */
  Opened again() {
    Optional<ApplicationView> now = act((tx, who) -> reading.own(tx, who, view.reference()));
    return new Opened(store, reading, visitor, number, now.orElse(view));
  }

  /** What a form about it carries along. */
  Map<String, String> hidden() {
    return hidden(view.version());
  }

  /** The same where the form is about a part that has a version of its own. */
  Map<String, String> hidden(long version) {
    return Map.of(OF, view.reference(), SEEN, Long.toString(version));
  }

  /** The version that a form was written for; none that is, when it does not say. */
  static long seen(Map<String, String> fields) {
    String typed = fields.getOrDefault(SEEN, "");
    return typed.matches("\\d{1,18}") ? Long.parseLong(typed) : -1;
  }
}
