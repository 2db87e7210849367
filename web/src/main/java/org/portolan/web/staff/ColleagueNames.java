package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.cases.staff.Colleagues;

/** What colleagues are called who wrote or decided something; each is asked for once. */
@Named("names")
@RequestScoped
public class ColleagueNames {

  private final Map<String, Optional<String>> called = new HashMap<>();

  @Inject Colleagues colleagues;

  /** The name of whoever acted, by their id; what is no colleague is Portolan itself. */
  public String of(String actor) {
    return find(actor).orElse("Portolan");
  }

  /** The name of an account; a dash once it is gone. */
  String ofAccount(UUID account) {
    return find(actorOf(account)).orElse("–");
  }

  /** The id of whoever acts with an account. */
  static String actorOf(UUID account) {
    return "staff:" + account;
  }

  private Optional<String> find(String actor) {
    prefetch(Stream.of(actor));
    return called.getOrDefault(actor, Optional.empty());
  }

  /** Asks for all of them at once, so that no row of a list asks by itself. */
  void prefetch(Stream<String> actors) {
    Set<String> wanted =
        actors
            .filter(actor -> actor != null && !called.containsKey(actor))
            .collect(Collectors.toSet());
    if (!wanted.isEmpty()) {
      Map<String, String> found = colleagues.namesOf(wanted);
      wanted.forEach(actor -> called.put(actor, Optional.ofNullable(found.get(actor))));
    }
  }
}
