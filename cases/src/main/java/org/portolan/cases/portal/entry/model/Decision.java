package org.portolan.cases.portal.entry.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the rules say to a traveller.
 *
 * @param effect empty when no rule says anything, or they say opposite things; never an entry by
 *     silence
 * @param deciding the rules that say it, of which each alone may ask for a part
 */
public record Decision(Optional<Effect> effect, List<PublishedRule> deciding) {

  public Decision {
    deciding = List.copyOf(deciding);
  }

  /** As in the keys of its texts: {@code allowed}, {@code conditions}, {@code unknown}. */
  public String key() {
    return effect.map(known -> known.verdict().key()).orElse("unknown").toLowerCase(Locale.ROOT);
  }

  /** Whether a traveller is told the same by both. */
  public boolean saysTheSameAs(Decision other) {
    return effect.equals(other.effect);
  }
}
