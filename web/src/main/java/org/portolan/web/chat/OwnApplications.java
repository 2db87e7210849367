package org.portolan.web.chat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.traveller.Traveller;
import org.portolan.cases.visa.ReadApplications;
import org.portolan.cases.visa.model.Application;
import org.portolan.web.traveller.SignedInTraveller;

/** Which applications a chat can be about: those of whoever is signed in. */
@Dependent
public class OwnApplications {

  @Inject private SignedInTraveller signedIn;
  @Inject private ReadApplications reading;

  /** The reference of one of them, by its place among all, the first begun first. */
  Optional<String> reference(String typed) {
    if (typed == null || !typed.matches("[1-9]\\d{0,2}")) {
      return Optional.empty();
    }
    List<String> all =
        own().entrySet().stream()
            .sorted(
                Comparator.comparing(
                        (Map.Entry<String, Application> one) -> one.getValue().origin().begunAt())
                    .thenComparing(one -> one.getValue().caseId()))
            .map(Map.Entry::getKey)
            .toList();
    int place = Integer.parseInt(typed);
    return place <= all.size() ? Optional.of(all.get(place - 1)) : Optional.empty();
  }

  /** The application with a reference, if it is theirs. */
  Optional<UUID> named(String reference) {
    return reference == null || reference.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(own().get(reference)).map(Application::caseId);
  }

  /** The cases of those that are open to them now. */
  Set<UUID> cases() {
    return own().values().stream().map(Application::caseId).collect(Collectors.toSet());
  }

  /** Whoever is signed in. */
  Optional<UUID> person() {
    return signedIn.who().map(Traveller::person);
  }

  private Map<String, Application> own() {
    return signedIn.who().map(who -> signedIn.ask(tx -> reading.own(tx, who))).orElse(Map.of());
  }
}
