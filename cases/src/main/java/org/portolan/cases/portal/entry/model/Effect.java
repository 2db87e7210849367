package org.portolan.cases.portal.entry.model;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a rule says.
 *
 * @param quarantineDays from 0; asked of who may come
 * @param bring all of these
 */
public record Effect(Verdict verdict, int quarantineDays, Set<Item> bring) {

  public Effect {
    bring = Set.copyOf(bring);
  }

  /** Entry, and nothing asked. */
  public static Effect allowed() {
    return new Effect(Verdict.ALLOWED, 0, Set.of());
  }

  /** No entry. */
  public static Effect notAllowed() {
    return new Effect(Verdict.NOT_ALLOWED, 0, Set.of());
  }

  /** Entry for who does these. */
  public static Effect conditions(int quarantineDays, Item... bring) {
    return new Effect(Verdict.CONDITIONS, quarantineDays, Set.of(bring));
  }

  /** Whether nobody can be told both: come and do not come, or two lengths of quarantine. */
  public boolean contradicts(Effect other) {
    boolean refuses = verdict == Verdict.NOT_ALLOWED;
    boolean otherRefuses = other.verdict == Verdict.NOT_ALLOWED;
    return refuses != otherRefuses
        || !refuses
            && quarantineDays > 0
            && other.quarantineDays > 0
            && quarantineDays != other.quarantineDays;
  }

  /** Both together, of two that do not contradict. */
  public Effect and(Effect other) {
    if (verdict == Verdict.NOT_ALLOWED) {
      return this;
    }
    Set<Item> all = EnumSet.noneOf(Item.class);
    all.addAll(bring);
    all.addAll(other.bring);
    Verdict both =
        verdict == Verdict.CONDITIONS || other.verdict == Verdict.CONDITIONS
            ? Verdict.CONDITIONS
            : Verdict.ALLOWED;
    return new Effect(both, Math.max(quarantineDays, other.quarantineDays), all);
  }
}
