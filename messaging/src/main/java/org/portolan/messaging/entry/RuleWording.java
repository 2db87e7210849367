package org.portolan.messaging.entry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.portolan.cases.portal.entry.model.Effect;
import org.portolan.cases.portal.entry.model.Item;
import org.portolan.cases.portal.entry.model.RuleContent;
import org.portolan.cases.portal.entry.model.Verdict;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.i18n.TravelCountries;

/** Entry rules as text messages: short, and nothing of whom they are for. */
final class RuleWording {

  private RuleWording() {}

  /** What is to be done for a journey. */
  static Wording checklist(Language language, String destination, Effect effect, String address) {
    return said(language, destination, effect)
        .then(quarantine(effect))
        .then(Wording.of("travel.text.more", Map.of("address", address)));
  }

  /**
   * What changed of a rule, as its followers need it.
   *
   * @param now empty when it was withdrawn
   * @return empty when nothing changed that is of use to them
   */
  static Optional<Wording> changed(
      Language language, RuleContent was, Optional<RuleContent> now, String address) {
    Wording opening =
        Wording.of("travel.text.changed", Map.of("country", name(language, was.destination())));
    Wording more = Wording.of("travel.text.more", Map.of("address", address));
    if (now.isEmpty()) {
      return Optional.of(opening.then(Wording.of("travel.text.withdrawn")).then(more));
    }
    RuleContent then = now.get();
    if (then.effect().equals(was.effect())
        && then.conditions().equals(was.conditions())
        && then.validFrom().equals(was.validFrom())
        && then.validUntil().equals(was.validUntil())
        && then.rank() == was.rank()) {
      return Optional.empty();
    }
    return Optional.of(differences(language, opening, was, then).then(more));
  }

  private static Wording differences(
      Language language, Wording opening, RuleContent was, RuleContent now) {
    Effect before = was.effect();
    Effect after = now.effect();
    if (before.verdict() != after.verdict()) {
      return opening.then(said(language, now.destination(), after)).then(quarantine(after));
    }
    Wording all = opening;
    List<String> newly = keys(after, before);
    List<String> noLonger = keys(before, after);
    if (!newly.isEmpty()) {
      all = all.then(Wording.of("travel.text.newly", Map.of("bring", newly)));
    }
    if (!noLonger.isEmpty()) {
      all = all.then(Wording.of("travel.text.no-longer", Map.of("bring", noLonger)));
    }
    if (before.quarantineDays() != after.quarantineDays()) {
      all =
          all.then(
              after.quarantineDays() == 0
                  ? Wording.of("travel.text.no-quarantine")
                  : quarantine(after));
    }
    return all;
  }

  private static Wording said(Language language, String destination, Effect effect) {
    Map<String, Object> country = Map.of("country", name(language, destination));
    if (effect.verdict() != Verdict.CONDITIONS || effect.bring().isEmpty()) {
      String key = effect.verdict() == Verdict.NOT_ALLOWED ? "not-allowed" : "allowed";
      return Wording.of("travel.text." + key, country);
    }
    List<String> bring = keys(effect, Effect.allowed());
    return Wording.of(
        "travel.text.conditions", Map.of("country", country.get("country"), "bring", bring));
  }

  private static Wording quarantine(Effect effect) {
    return effect.quarantineDays() == 0
        ? new Wording(List.of())
        : Wording.of("travel.text.quarantine", Map.of("days", effect.quarantineDays()));
  }

  /** What one asks for and the other does not, as keys of texts. */
  private static List<String> keys(Effect one, Effect other) {
    Collection<Item> more = new TreeSet<>(one.bring());
    more.removeAll(other.bring());
    return more.stream().map(item -> "travel.item." + item.key()).toList();
  }

  private static String name(Language language, String code) {
    return TravelCountries.name(code, language);
  }
}
