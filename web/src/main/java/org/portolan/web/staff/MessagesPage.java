package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.portolan.messaging.outbox.Charges;
import org.portolan.messaging.outbox.Charges.Charge;
import org.portolan.messaging.outbox.Traffic;
import org.portolan.messaging.outbox.Traffic.Failure;
import org.portolan.messaging.outbox.Traffic.Hour;
import org.portolan.messaging.outbox.WaitingForAPerson;
import org.portolan.messaging.preview.Prices;
import org.portolan.messaging.spending.Cost;
import org.portolan.messaging.spending.Spending;
import org.portolan.messaging.spending.Spending.Standing;

/** How messages go, in counts: for whoever runs the system, and for whoever answers for a post. */
@Named
@RequestScoped
public class MessagesPage {

  /** The height of the highest bar, in the drawing's own units. */
  private static final int HIGHEST = 100;

  @Inject private Traffic traffic;
  @Inject private StaffTexts texts;
  @Inject private WaitingForAPerson waiting;
  @Inject private Spending spending;
  @Inject private Charges charges;

  private Traffic.Now now;
  private List<Hour> hours;
  private List<String> untold;
  private List<Failure> failures;
  private List<Standing> budgets;
  private List<Charge> charged;

  /** At this moment. */
  public Traffic.Now getNow() {
    if (now == null) {
      now = traffic.now();
    }
    return now;
  }

  /** The key of how it goes: held, late, failing or well. */
  public String getState() {
    if (waiting.channelHolds().isPresent()) {
      return "held";
    }
    return getNow().isLate() ? "late" : getNow().isFailing() ? "failing" : "well";
  }

  /** What is late, in words. */
  public List<String> getLate() {
    return getNow().late().entrySet().stream()
        .map(
            late ->
                texts.of("staff.messages.late." + late.getKey().key())
                    + " "
                    + waited(late.getValue()))
        .toList();
  }

  /** What those on duty should have been told, had there been anybody, in words. */
  public List<String> getUntold() {
    if (untold == null) {
      untold =
          traffic.untold().stream().map(what -> texts.of("staff.messages.untold." + what)).toList();
    }
    return untold;
  }

  /** How long something has waited, in words. */
  public String waited(Duration time) {
    long minutes = time.toMinutes();
    return minutes == 0
        ? texts.with("staff.messages.oldest.seconds", Map.of("n", time.toSeconds()))
        : texts.with("staff.messages.oldest.minutes", Map.of("n", minutes));
  }

  /** The last day, hour by hour. */
  public List<Hour> getHours() {
    if (hours == null) {
      hours = traffic.hours();
    }
    return hours;
  }

  /** Whether there is anything to draw. */
  public boolean isAny() {
    return most() > 0;
  }

  /** When an hour began, as the clock of UTC has it. */
  public String clock(Hour hour) {
    return texts.time(hour.at().atZone(ZoneOffset.UTC).toLocalTime());
  }

  /** A number of messages as a height; what there is, is seen. */
  public long height(long messages) {
    return messages == 0 ? 0 : Math.max(1, messages * HIGHEST / Math.max(1, most()));
  }

  /** Where a bar begins, from the top, that stands on others. */
  public long top(long messages, long below) {
    return HIGHEST - height(messages) - height(below);
  }

  private long most() {
    return getHours().stream().mapToLong(h -> Math.max(h.sent(), h.received())).max().orElse(0);
  }

  /** What was spent of each budget; none where none is set. */
  public List<Standing> getBudgets() {
    if (budgets == null) {
      budgets = spending.standings();
    }
    return budgets;
  }

  /** Whether the money for something is spent. */
  public boolean isSpent() {
    return getBudgets().stream().anyMatch(Standing::isSpent);
  }

  /** What a budget allows, in words. */
  public String limit(Standing standing) {
    String period = standing.budget().monthly() ? "month" : "day";
    return money(standing.budget().amount(), standing)
        + " "
        + texts.of("staff.messages.budget." + period);
  }

  /** What was spent, in words. */
  public String spent(Standing standing) {
    return money(standing.spent(), standing);
  }

  private String money(BigDecimal amount, Standing standing) {
    return texts.money(new Prices.Price(amount, standing.budget().currency()));
  }

  /** What was billed of late. */
  public List<Charge> getCharges() {
    if (charged == null) {
      charged = charges.ofLate();
    }
    return charged;
  }

  /** What was expected, in words. */
  public String expected(Charge charge) {
    return charge.expected().map(this::money).orElse("–");
  }

  /** What was billed, in words. */
  public String billed(Charge charge) {
    return money(charge.billed());
  }

  private String money(Cost.Money money) {
    return texts.money(new Prices.Price(money.amount(), money.currency()));
  }

  /** Why messages did not arrive. */
  public List<Failure> getFailures() {
    if (failures == null) {
      failures = traffic.failures();
    }
    return failures;
  }
}
