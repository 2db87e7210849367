package org.portolan.messaging.spending;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.spending.Budgets.Budget;
import org.portolan.messaging.spending.Budgets.WhatFor;

/**
 * What was spent today and this month, on what. A node notes what it sends and adds it to the
 * database once a second, in a transaction of its own: a row that every batch had to lock would set
 * the pace of all. So a budget may be passed by what all nodes send in a second, and what a node
 * had noted when it was killed is missing from the sums.
 */
public final class Spending {

  private static final Actor ACTOR = Actor.system("spending", Compartment.TRANSIT);
  private static final Duration NOTED_EVERY = Duration.ofSeconds(1);

  private final CaseStore store;
  private final Budgets budgets;
  private final InstantSource realTime;
  private final Map<Entry, Sum> noted = new HashMap<>();
  private volatile Map<WhatFor, List<Budget>> spent = Map.of();
  private volatile Instant nextAt = Instant.EPOCH;

  public Spending(CaseStore store, Settings settings, InstantSource realTime) {
    this.store = store;
    this.budgets = Budgets.of(settings);
    this.realTime = realTime;
  }

  /**
   * A message is about to be handed over, if its transaction commits; it counts also when the
   * provider then refuses it.
   */
  public void sent(Tx tx, WhatFor whatFor, Cost cost) {
    LocalDate day = LocalDate.ofInstant(tx.now(), ZoneOffset.UTC);
    String currency = cost.price().map(Cost.Money::currency).orElse("");
    BigDecimal amount = cost.price().map(Cost.Money::amount).orElse(BigDecimal.ZERO);
    tx.afterCommit(() -> note(new Entry(day, whatFor, currency), amount, cost.parts()));
  }

  private synchronized void note(Entry entry, BigDecimal amount, int parts) {
    noted.merge(entry, new Sum(amount, 1, parts), Sum::plus);
  }

  /** Whether the money for something is spent, as of a second ago. */
  public boolean isSpent(WhatFor whatFor) {
    return spent.containsKey(whatFor);
  }

  /** The budgets that are spent. */
  public Set<WhatFor> spent() {
    return spent.keySet();
  }

  /** Adds what was noted to the sums and looks at them, once a second. */
  public void keepUp() {
    Instant now = realTime.instant();
    if (now.isBefore(nextAt)) {
      return;
    }
    nextAt = now.plus(NOTED_EVERY);
    Map<Entry, Sum> adding;
    synchronized (this) {
      adding = new HashMap<>(noted);
      noted.clear();
    }
    if (adding.isEmpty() && budgets.all().isEmpty()) {
      return;
    }
    try {
      spent = store.call(ACTOR, tx -> addAndLook(tx, adding));
    } catch (RuntimeException e) {
      synchronized (this) {
        adding.forEach((entry, sum) -> noted.merge(entry, sum, Sum::plus));
      }
      throw e;
    }
  }

  private Map<WhatFor, List<Budget>> addAndLook(Tx tx, Map<Entry, Sum> adding) {
    adding.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(one -> add(tx, one.getKey(), one.getValue()));
    Map<WhatFor, List<Budget>> passed = new EnumMap<>(WhatFor.class);
    for (Standing standing : standings(tx)) {
      if (standing.isSpent()) {
        passed.merge(standing.budget.whatFor(), List.of(standing.budget), (one, other) -> one);
      }
    }
    return passed;
  }

  private static void add(Tx tx, Entry entry, Sum sum) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO spending AS s (day, what_for, currency, amount, messages, parts)
            VALUES (:day, :whatFor, :currency, :amount, :messages, :parts)
            ON CONFLICT (day, what_for, currency) DO UPDATE SET amount = s.amount + :amount,
              messages = s.messages + :messages, parts = s.parts + :parts
            """)
        .bind("day", entry.day)
        .bind("whatFor", entry.whatFor.key())
        .bind("currency", entry.currency)
        .bind("amount", sum.amount)
        .bind("messages", sum.messages)
        .bind("parts", sum.parts)
        .execute();
  }

  /** What was expected turned out otherwise. */
  public void corrects(Tx tx, List<Correction> corrections) {
    Map<Entry, Sum> sums = new TreeMap<>();
    corrections.forEach(
        one ->
            sums.merge(
                new Entry(one.day, one.whatFor, one.currency),
                new Sum(one.amount, 0, 0),
                Sum::plus));
    sums.forEach((entry, sum) -> add(tx, entry, sum));
  }

  /** Each budget and what was spent of it, for who runs the system. */
  public List<Standing> standings() {
    return store.call(ACTOR, this::standings);
  }

  private List<Standing> standings(Tx tx) {
    LocalDate today = LocalDate.ofInstant(tx.now(), ZoneOffset.UTC);
    return budgets.all().stream().map(budget -> standing(tx, budget, today)).toList();
  }

  private static Standing standing(Tx tx, Budget budget, LocalDate today) {
    BigDecimal spent =
        tx.sql()
            .createQuery(
                """
                SELECT COALESCE(sum(amount), 0) FROM spending
                WHERE what_for = :whatFor AND currency = :currency AND day >= :from AND day <= :today
                """)
            .bind("whatFor", budget.whatFor().key())
            .bind("currency", budget.currency())
            .bind("from", budget.monthly() ? today.withDayOfMonth(1) : today)
            .bind("today", today)
            .mapTo(BigDecimal.class)
            .one();
    return new Standing(budget, spent);
  }

  private record Entry(LocalDate day, WhatFor whatFor, String currency)
      implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      int byDay = day.compareTo(other.day);
      int byPurpose = byDay != 0 ? byDay : whatFor.compareTo(other.whatFor);
      return byPurpose != 0 ? byPurpose : currency.compareTo(other.currency);
    }
  }

  private record Sum(BigDecimal amount, long messages, long parts) {
    Sum plus(Sum other) {
      return new Sum(amount.add(other.amount), messages + other.messages, parts + other.parts);
    }
  }

  /**
   * An amount to be added to what was spent.
   *
   * @param day of UTC on which it was spent
   * @param currency ISO 4217
   * @param amount negative for what was counted and does not count
   */
  public record Correction(LocalDate day, WhatFor whatFor, String currency, BigDecimal amount) {}

  /** A budget and what was spent of it in its day or month. */
  public record Standing(Budget budget, BigDecimal spent) {
    /** Whether it is spent. */
    public boolean isSpent() {
      return spent.compareTo(budget.amount()) >= 0;
    }
  }
}
