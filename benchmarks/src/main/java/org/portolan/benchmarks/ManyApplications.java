package org.portolan.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.Person;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.Applicant;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.Answers;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Application.Origin;
import org.portolan.cases.visa.model.Party;
import org.portolan.cases.visa.model.Step;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/**
 * Applications for visas as the product writes them, but many in one transaction: what each became
 * its aggregate says, the product seals its answers and chains its journal, and people are
 * registered by the product's own act. Documents, decisions and visas do not come with them.
 */
final class ManyApplications {

  /** A post of the sample's, so that its officers find them. */
  static final String POST = "consulate/harbour";

  private static final Actor LOADER =
      Actor.system("benchmark", Compartment.IDENTITY, Compartment.VISA);
  private static final Language LANGUAGE = Language.of("fr");

  private final CaseStore store;
  private final Keys keys;
  private final RegisterPerson registering;
  private final int ofAPerson;
  private final Set<String> drawn = ConcurrentHashMap.newKeySet();
  private final AtomicInteger people = new AtomicInteger();

  /**
   * @param ofAPerson how many of them each person has made
   */
  ManyApplications(CaseStore store, Keys keys, int ofAPerson) {
    this.store = store;
    this.keys = keys;
    this.registering = new RegisterPerson(keys);
    this.ofAPerson = ofAPerson;
  }

  /**
   * An application that is wanted.
   *
   * @param officer the account of whoever acts on it
   * @param acts what was done to it, in order
   */
  record Wanted(
      VisaType type,
      String scope,
      Instant begunAt,
      Answers answers,
      UUID officer,
      List<Done> acts) {}

  /** What somebody did, so long after it was begun. */
  record Done(Act act, Party by, Duration after) {}

  /** One that was written. */
  record Made(
      Application application, String reference, UUID member, byte[] answers, List<Step> steps) {

    UUID caseId() {
      return application.caseId();
    }

    Origin origin() {
      return application.origin();
    }
  }

  /** Writes them all, in one transaction. */
  List<Made> write(List<Wanted> wanted) {
    List<UUID> ids = Stream.generate(UUID::randomUUID).limit(wanted.size()).toList();
    List<KeyId> owners = ids.stream().map(KeyId::ofCase).toList();
    keys.vault().create(owners);
    keys.vault().prefetch(owners);
    return store.call(LOADER, tx -> write(tx, ids, wanted));
  }

  private List<Made> write(Tx tx, List<UUID> ids, List<Wanted> wanted) {
    List<Made> made = new ArrayList<>();
    Person person = null;
    for (int i = 0; i < wanted.size(); i++) {
      person = i % ofAPerson == 0 ? register(tx, wanted.get(i).scope) : person;
      made.add(made(ids.get(i), person, wanted.get(i)));
    }
    ApplicationRows.insert(tx, made);
    for (Made one : made) {
      tx.record(one.caseId(), "case.opened", Map.of("kind", "visa"));
      one.steps.forEach(step -> tx.record(one.caseId(), "visa." + step.act().key(), Map.of()));
    }
    return made;
  }

  private Person register(Tx tx, String scope) {
    int number = people.getAndIncrement();
    return registering.register(
        tx,
        new NewPerson(
            "Person " + number,
            Optional.of("Person " + number),
            Optional.empty(),
            LANGUAGE,
            ZoneOffset.UTC,
            new PhoneNumber(String.format("+337%08d", number)),
            scope));
  }

  private Made made(UUID id, Person person, Wanted wanted) {
    Application application =
        Application.begun(
            new Origin(
                id,
                wanted.scope,
                person.id(),
                person.contactPoint(),
                wanted.type,
                LANGUAGE,
                ZoneOffset.UTC,
                wanted.begunAt));
    List<Step> steps = new ArrayList<>();
    steps.add(step(application, Act.BEGIN, Applicant.actor().id(), wanted.begunAt));
    for (Done done : wanted.acts) {
      Instant at = wanted.begunAt.plus(done.after);
      String actor =
          done.by == Party.APPLICANT ? Applicant.actor().id() : "staff:" + wanted.officer;
      switch (done.act) {
        case TAKE -> application.assign(wanted.officer);
        case GRANT, REFUSE, PROPOSE_GRANT, PROPOSE_REFUSAL -> application.decidedBy(actor);
        default -> {
          // changes nothing that its aggregate does not change itself
        }
      }
      application.done(done.act, done.by, at);
      steps.add(step(application, done.act, actor, at));
    }
    UUID member = UUID.randomUUID();
    byte[] answers =
        keys.sealer()
            .seal(KeyId.ofCase(id), ApplicationRows.placeOf(member), wanted.answers.toJson());
    return new Made(application, reference(), member, answers, steps);
  }

  private static Step step(Application application, Act act, String actor, Instant at) {
    return new Step(application.version(), act, application.state(), actor, at);
  }

  /** Of so many some are drawn twice. */
  private String reference() {
    String reference;
    do {
      reference = CaseReference.draw('V').text();
    } while (!drawn.add(reference));
    return reference;
  }
}
