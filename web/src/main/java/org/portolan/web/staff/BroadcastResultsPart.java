package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.portolan.cases.outreach.Broadcast;
import org.portolan.cases.outreach.BroadcastState;
import org.portolan.i18n.Texts;
import org.portolan.messaging.outreach.BroadcastResults;
import org.portolan.messaging.outreach.BroadcastResults.Line;
import org.portolan.messaging.outreach.BroadcastResults.Outcome;
import org.portolan.messaging.outreach.BroadcastResults.Reply;
import org.portolan.messaging.outreach.BroadcastResults.Results;
import org.portolan.messaging.preview.Prices;

/** Whom a broadcast reached: how far it is, and a plot with the table behind it. */
@Named
@RequestScoped
public class BroadcastResultsPart {

  /** The height of the highest bar, in the drawing's own units. */
  private static final int HIGHEST = 100;

  /** More bars than these are not told apart. */
  private static final int MOST_BARS = 12;

  @Inject private BroadcastResults asking;
  @Inject private BroadcastPage page;
  @Inject private StaffTexts texts;

  private Results results;

  /** What is known now. */
  public Results getResults() {
    if (results == null) {
      results = asking.of(page.getBroadcast());
    }
    return results;
  }

  /** Whether it is still moving, so that the page looks again by itself. */
  public boolean isMoving() {
    BroadcastState state = page.getBroadcast().state();
    return state == BroadcastState.APPROVED || state == BroadcastState.SENDING;
  }

  /** How many there will be: as submitted, until all have been handed over. */
  public int getAll() {
    Broadcast broadcast = page.getBroadcast();
    return broadcast.allQueued()
        ? getResults().all()
        : Math.max(getResults().all(), broadcast.expected().orElse(0));
  }

  /** How far it is, in words. */
  public String getProgress() {
    return texts.with("staff.broadcast.progress", "n", getResults().ended(), "all", getAll());
  }

  /** How many messages came to which end, those that there are. */
  public Map<Outcome, Integer> getOutcomes() {
    Map<Outcome, Integer> counts = new LinkedHashMap<>();
    for (Outcome outcome : Outcome.values()) {
      int messages = getResults().of(outcome);
      if (messages > 0) {
        counts.put(outcome, messages);
      }
    }
    return counts;
  }

  /** What the provider billed for it, in words; empty when it has told nothing yet. */
  public String getBilled() {
    return money(getResults().taken().billed());
  }

  /** What is expected for the rest, in words; empty when no price is known or nothing is left. */
  public String getExpected() {
    return money(getResults().taken().expected());
  }

  private String money(List<Broadcast.Price> amounts) {
    return amounts.stream()
        .map(one -> texts.money(new Prices.Price(one.amount(), one.currency())))
        .collect(Collectors.joining(" + "));
  }

  /**
   * A country's bar.
   *
   * @param reached delivered
   * @param open waiting, or not heard of since
   * @param missed failed, opted out, not sent, ended before
   */
  public record Bar(String country, int reached, int open, int missed) {
    int all() {
      return reached + open + missed;
    }
  }

  /** Those with the most messages first. */
  public List<Bar> getBars() {
    Map<String, Bar> bars = new LinkedHashMap<>();
    for (Line line : getResults().lines()) {
      boolean reached = line.outcome() == Outcome.DELIVERED;
      boolean open = line.outcome() == Outcome.OPEN || line.outcome() == Outcome.HANDED_OVER;
      int n = line.messages();
      bars.merge(
          line.country(),
          new Bar(line.country(), reached ? n : 0, open ? n : 0, reached || open ? 0 : n),
          (a, b) ->
              new Bar(a.country, a.reached + b.reached, a.open + b.open, a.missed + b.missed));
    }
    List<Bar> sorted = new ArrayList<>(bars.values());
    sorted.sort((one, other) -> Integer.compare(other.all(), one.all()));
    return sorted.subList(0, Math.min(MOST_BARS, sorted.size()));
  }

  /** A number of messages as a height; what there is, is seen. */
  public long height(int messages) {
    int most = getBars().stream().mapToInt(Bar::all).max().orElse(1);
    return messages == 0 ? 0 : Math.max(1, (long) messages * HIGHEST / Math.max(1, most));
  }

  /** Where a bar begins, from the top, that stands on others. */
  public long top(int messages, int below, int further) {
    return HIGHEST - height(messages) - height(below) - height(further);
  }

  /** Why, in words; empty when there is nothing to say. */
  public String why(Line line) {
    return line.reason().isEmpty() ? "–" : texts.why(line.reason());
  }

  /** What came back, in words. */
  public String wrote(Reply reply) {
    String key = "staff.broadcast.wrote." + reply.outcome().replaceAll("[^a-z]+", "-");
    return texts.of(Texts.product().has(key) ? key : "staff.broadcast.wrote.other");
  }
}
