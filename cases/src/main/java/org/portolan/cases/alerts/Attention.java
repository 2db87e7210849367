package org.portolan.cases.alerts;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What we tell somebody who needs a person: who reads now, or when, and the emergency number. */
@Dependent
public class Attention {

  private static final Logger LOG = LoggerFactory.getLogger(Attention.class);

  /** The lists of who is on duty are in the compartment that had the first of them. */
  private static final Actor DUTY_READER = Actor.system("duty-reader", Compartment.HEALTH);

  private static final LocalTime MORNING = LocalTime.of(9, 0);

  private final Duty duty;
  private final String emergency;

  @Inject
  public Attention(Duty duty, Settings settings) {
    this.duty = duty;
    this.emergency = emergencyNumber(settings);
  }

  /** The number to call in danger, as it is dialled where the post is. */
  public String emergencyNumber() {
    return emergency;
  }

  /** The same, as the operator has it. */
  public static String emergencyNumber(Settings settings) {
    return settings.find("EMERGENCY_NUMBER").orElse("112");
  }

  /**
   * The same where whoever writes for somebody sees no duty list: it is looked at in a transaction
   * of its own.
   */
  public Wording promised(CaseStore store, String scope, ZoneId zone) {
    return store.call(DUTY_READER, tx -> promised(tx, scope, zone));
  }

  /**
   * With somebody on duty that a person reads now; else when a person will, by the clock of the
   * place where the reader is.
   */
  public Wording promised(Tx tx, String scope, ZoneId zone) {
    List<DutyShift> shifts = duty.shifts(tx, scope);
    if (shifts.stream().anyMatch(shift -> shift.covers(tx.now()))) {
      return Wording.of("reply.help-on-duty", Map.of("emergency", emergency));
    }
    Instant when =
        shifts.stream()
            .map(shift -> shift.nextStart(tx.now()).toInstant())
            .min(Comparator.naturalOrder())
            .orElseGet(() -> withoutDutyList(tx, scope, zone));
    return Wording.of(
        "reply.help-off-duty", Map.of("when", written(when, zone), "emergency", emergency));
  }

  /** Where we do not know where the reader is, the clock is UTC and the text says so. */
  private static String written(Instant when, ZoneId zone) {
    LocalDateTime local = LocalDateTime.ofInstant(when, zone).truncatedTo(ChronoUnit.MINUTES);
    return zone.normalized().equals(ZoneOffset.UTC) ? local + "Z" : local.toString();
  }

  /** Nobody is named to read it: never "now"; the next morning is when staff look at the board. */
  private static Instant withoutDutyList(Tx tx, String scope, ZoneId zone) {
    LOG.warn("{} has no duty list: a call for help waits for whoever looks", scope);
    return tx.now().atZone(zone).toLocalDate().plusDays(1).atTime(MORNING).atZone(zone).toInstant();
  }
}
