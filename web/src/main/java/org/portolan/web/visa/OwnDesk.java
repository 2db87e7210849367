package org.portolan.web.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.traveller.Traveller;
import org.portolan.cases.visa.Applicant;
import org.portolan.cases.visa.ReadApplications;
import org.portolan.cases.visa.model.Application;
import org.portolan.web.traveller.SignedInTraveller;

/** The applications of whoever is signed in. */
@Dependent
public class OwnDesk {

  @Inject private SignedInTraveller signedIn;
  @Inject private CaseStore store;
  @Inject private ReadApplications reading;

  /** Who is signed in; empty for strangers and when the session has ended. */
  Optional<Traveller> who() {
    return signedIn.who();
  }

  /** Theirs, the first begun first: so their numbers stay when another is begun. */
  List<Own> all() {
    Traveller who = signedIn.who().orElseThrow();
    Map<String, Application> all = store.call(Applicant.actor(), tx -> reading.own(tx, who));
    return all.entrySet().stream()
        .map(one -> new Own(one.getKey(), one.getValue()))
        .sorted(
            Comparator.comparing((Own one) -> one.application().origin().begunAt())
                .thenComparing(one -> one.application().caseId()))
        .toList();
  }

  /** The application at a place of that list; empty when there is none. */
  Optional<Opened> open(int number) {
    List<Own> all = all();
    return number >= 1 && number <= all.size()
        ? open(number, all.get(number - 1).reference())
        : Optional.empty();
  }

  /** The application that a form names; empty when it is not theirs. */
  Optional<Opened> named(String reference) {
    List<Own> all = all();
    return IntStream.rangeClosed(1, all.size())
        .filter(number -> all.get(number - 1).reference().equals(reference))
        .boxed()
        .findFirst()
        .flatMap(number -> open(number, reference));
  }

  private Optional<Opened> open(int number, String reference) {
    Traveller who = signedIn.who().orElseThrow();
    return store
        .call(Applicant.actor(), tx -> reading.own(tx, who, reference))
        .map(view -> new Opened(store, reading, who, number, view));
  }

  /** An application of theirs, of which nothing sealed was opened. */
  record Own(String reference, Application application) {}
}
