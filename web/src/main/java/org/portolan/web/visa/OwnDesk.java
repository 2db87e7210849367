package org.portolan.web.visa;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.traveller.Traveller;
import org.portolan.cases.visa.Applicant;
import org.portolan.cases.visa.HelpApplicant;
import org.portolan.cases.visa.HelpApplicant.Helped;
import org.portolan.cases.visa.ReadApplications;
import org.portolan.cases.visa.model.Application;
import org.portolan.web.traveller.SignedInTraveller;
import org.portolan.web.visa.Opened.Visitor;

/**
 * The applications of whoever is signed in; the one that somebody helps with. For the length of a
 * request, in which whoever came as a helper stays one.
 */
@RequestScoped
public class OwnDesk {

  @Inject private HttpServletRequest request;
  @Inject private SignedInTraveller signedIn;
  @Inject private CaseStore store;
  @Inject private ReadApplications reading;
  @Inject private HelpApplicant helping;

  private Optional<Helped> helped;

  /** Whether nobody is signed in or helps, or the session has ended. */
  boolean isClosed() {
    return signedIn.who().isEmpty() && helped().isEmpty();
  }

  /** Whether somebody helps; who is signed in as themselves does not at the same time. */
  boolean isHelped() {
    return signedIn.who().isEmpty() && helped().isPresent();
  }

  private Optional<Helped> helped() {
    if (helped == null) {
      helped =
          HelpCookie.of(request)
              .flatMap(kept -> store.call(Applicant.actor(), tx -> helping.kept(tx, kept)));
    }
    return helped;
  }

  /** Theirs, the first begun first: so their numbers stay when another is begun. */
  List<Own> all() {
    return signedIn
        .who()
        .map(this::all)
        .orElseGet(() -> helped().map(OwnDesk::one).stream().toList());
  }

  private List<Own> all(Traveller who) {
    Map<String, Application> all = signedIn.ask(tx -> reading.own(tx, who));
    return all.entrySet().stream()
        .map(
            one ->
                new Own(
                    one.getKey(),
                    one.getValue(),
                    new Visitor(who, Applicant.of(one.getValue().caseId()), true)))
        .sorted(
            Comparator.comparing((Own one) -> one.application().origin().begunAt())
                .thenComparing(one -> one.application().caseId()))
        .toList();
  }

  private static Own one(Helped helped) {
    Actor actor = Applicant.helper(helped.helper(), helped.application().caseId(), helped.writes());
    return new Own(
        helped.reference(),
        helped.application(),
        new Visitor(helped.whose(), actor, helped.writes()));
  }

  /** The application at a place of that list; empty when there is none. */
  Optional<Opened> open(int number) {
    List<Own> all = all();
    return number >= 1 && number <= all.size()
        ? open(number, all.get(number - 1))
        : Optional.empty();
  }

  /** The application that a form names; empty when it is not theirs. */
  Optional<Opened> named(String reference) {
    List<Own> all = all();
    return IntStream.rangeClosed(1, all.size())
        .filter(number -> all.get(number - 1).reference().equals(reference))
        .boxed()
        .findFirst()
        .flatMap(number -> open(number, all.get(number - 1)));
  }

  private Optional<Opened> open(int number, Own own) {
    Visitor visitor = own.visitor();
    return store
        .call(visitor.actor(), tx -> reading.own(tx, visitor.whose(), own.reference()))
        .map(view -> new Opened(store, reading, visitor, number, view));
  }

  /** An application that is theirs to open, of which nothing sealed was opened. */
  record Own(String reference, Application application, Visitor visitor) {}
}
