package org.portolan.messaging.entry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.portolan.cases.portal.entry.model.Effect;
import org.portolan.cases.portal.entry.model.FollowedJourney.Change;
import org.portolan.cases.portal.entry.model.Item;
import org.portolan.cases.portal.entry.model.Verdict;
import org.portolan.cases.wording.Wording;
import org.portolan.messaging.outbox.Rendering;

/** Entry rules as text messages: short, and nothing of whom they are for. */
final class RuleWording {

  private RuleWording() {}

  /** What is to be done for a journey. */
  static Wording checklist(String destination, Effect effect, String address) {
    return said(destination, effect)
        .then(quarantine(effect))
        .then(Wording.of("travel.text.more", Map.of("address", address)));
  }

  /**
   * What a change of a rule is to somebody who travels to its country: of a rule that decided for
   * them, what it says otherwise; of another, what that would be if it is for them.
   *
   * @param there whether there is such a rule now
   */
  static Wording changed(String destination, boolean there, Change change, String address) {
    String opening = change.ofTheirs() ? "changed" : there ? "another" : "another-gone";
    return Wording.of("travel.text." + opening, Map.of(Rendering.COUNTRY, destination))
        .then(
            change
                .after()
                .map(after -> differences(destination, change.before(), after))
                .orElseGet(() -> Wording.of("travel.text.withdrawn")))
        .then(Wording.of("travel.text.more", Map.of("address", address)));
  }

  private static Wording differences(String destination, Optional<Effect> was, Effect after) {
    if (was.filter(before -> before.verdict() == after.verdict()).isEmpty()) {
      return said(destination, after).then(quarantine(after));
    }
    Effect before = was.get();
    Wording all = new Wording(List.of());
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

  private static Wording said(String destination, Effect effect) {
    Map<String, Object> country = Map.of(Rendering.COUNTRY, destination);
    if (effect.verdict() != Verdict.CONDITIONS || effect.bring().isEmpty()) {
      String key = effect.verdict() == Verdict.NOT_ALLOWED ? "not-allowed" : "allowed";
      return Wording.of("travel.text." + key, country);
    }
    List<String> bring = keys(effect, Effect.allowed());
    return Wording.of(
        "travel.text.conditions", Map.of(Rendering.COUNTRY, destination, "bring", bring));
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
}
