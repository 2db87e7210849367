package org.portolan.cases.quarantine;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.alerts.Alerts;
import org.portolan.cases.alerts.Severity;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.files.OpenCase.OpenedCase;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.people.Person;
import org.portolan.cases.quarantine.model.Protocol;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;

/** Opens the case of somebody ordered to stay in quarantine. */
@Dependent
public class OpenQuarantine {

  private static final Duration READ_WITHIN = Duration.ofHours(1);

  private final OpenCase openCase;
  private final Protocols protocols;
  private final Sealer sealer;
  private final Alerts alerts;
  private final OrderNotices notices = new OrderNotices();

  @Inject
  public OpenQuarantine(OpenCase openCase, Protocols protocols, Sealer sealer) {
    this.openCase = openCase;
    this.protocols = protocols;
    this.sealer = sealer;
    this.alerts = new Alerts(sealer);
  }

  /**
   * An order.
   *
   * @param firstDay the first day a question is asked, where the person is
   * @param days how long; empty for as long as the protocol says
   * @param place where the person stays, if noted
   * @param handedOver whether somebody has handed it to the person; else they are written to
   */
  public record Order(
      Person person,
      String scope,
      LocalDate firstDay,
      Optional<Integer> days,
      Optional<String> place,
      boolean handedOver) {

    /** An order that was handed over to the person. */
    public Order(
        Person person,
        String scope,
        LocalDate firstDay,
        Optional<Integer> days,
        Optional<String> place) {
      this(person, scope, firstDay, days, place, true);
    }
  }

  /** Opens the case; the first question goes out on the first day, in the morning. */
  public OpenedCase open(Tx tx, Order order) {
    Protocol protocol = protocols.current();
    ZoneId zone = order.person().timeZone();
    LocalDate lastDay = order.firstDay().plusDays(order.days().orElse(protocol.days()) - 1L);
    Instant firstAsk = protocol.askingBegins(order.firstDay(), zone).toInstant();
    OpenedCase opened =
        openCase.open(tx, "quarantine", Compartment.HEALTH, order.scope(), order.person().id());
    Place placeOfPlace = new Place("quarantine", opened.id(), "place");
    tx.sql()
        .createUpdate(
            """
            INSERT INTO quarantine (case_id, scope, person_id, contact_point_id, protocol,
              protocol_version, time_zone, first_day, last_day, place, next_ask_at, closes_at)
            VALUES (:case, :scope, :person, :contact, :protocol, :version, :zone, :first, :last,
              :place, :ask, :closes)
            """)
        .bind("case", opened.id())
        .bind("scope", order.scope())
        .bind("person", order.person().id())
        .bind("contact", order.person().contactPoint())
        .bind("protocol", protocol.id())
        .bind("version", protocol.version())
        .bind("zone", zone.getId())
        .bind("first", order.firstDay())
        .bind("last", lastDay)
        .bind(
            "place",
            sealer.seal(KeyId.ofCase(opened.id()), placeOfPlace, order.place().orElse(null)))
        .bind("ask", firstAsk)
        .bind("closes", lastDay.atTime(protocol.close()).atZone(zone).toInstant())
        .execute();
    tx.record(
        opened.id(),
        "quarantine.ordered",
        Map.of("firstDay", order.firstDay().toString(), "lastDay", lastDay.toString()));
    if (!order.handedOver()) {
      notices.leave(tx, opened.id(), OrderNotices.Notice.ORDERED);
    }
    if (isStopped(tx, order.person())) {
      alerts.raise(tx, opened.id(), "opted-out", Severity.ATTENTION, READ_WITHIN);
    }
    return opened;
  }

  /** Nobody is asked at a number that said STOP before: an officer has to find another way. */
  private static boolean isStopped(Tx tx, Person person) {
    return tx.sql()
        .createQuery(
            "SELECT EXISTS (SELECT FROM contact_point WHERE id = :id AND state = 'opted-out')")
        .bind("id", person.contactPoint())
        .mapTo(Boolean.class)
        .one();
  }
}
