package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;
import org.portolan.cases.staff.Colleagues;

/** What colleagues are called who wrote or decided something; each is asked for once. */
@Named("names")
@RequestScoped
public class ColleagueNames {

  private final Map<String, String> called = new HashMap<>();

  @Inject private Colleagues colleagues;

  /** The name of whoever acted, by their id; what is no colleague is Portolan itself. */
  public String of(String actor) {
    return called.computeIfAbsent(actor, one -> colleagues.name(one).orElse("Portolan"));
  }
}
