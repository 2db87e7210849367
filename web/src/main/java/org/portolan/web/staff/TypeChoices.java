package org.portolan.web.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.portolan.cases.visa.model.Question.Kind;

/** What the form of a visa type lets one choose from. */
@Named
@ApplicationScoped
public class TypeChoices {

  /** How a question can be answered, as in the keys of their names. */
  public List<String> getKinds() {
    return Stream.of(Kind.values()).map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList();
  }
}
