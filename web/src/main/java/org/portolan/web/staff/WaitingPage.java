package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.portolan.cases.people.ContactPoints;
import org.portolan.cases.quarantine.overview.BoardRow;
import org.portolan.cases.quarantine.overview.QuarantineBoard;
import org.portolan.cases.store.Actor;
import org.portolan.messaging.outbox.LookAfterMessages;
import org.portolan.messaging.outbox.LookAfterMessages.Outcome;
import org.portolan.messaging.outbox.WaitingForAPerson;
import org.portolan.messaging.outbox.WaitingForAPerson.Stuck;
import org.portolan.messaging.preview.Prices.Price;

/** Messages that do not go on by themselves: held, uncertain, failed, or not to be handled. */
@Named
@RequestScoped
public class WaitingPage {

  /** More than a screen shows; beyond it something is wrong that is not mended one by one. */
  private static final int MOST = 200;

  private static final DateTimeFormatter SINCE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  @Inject private StaffSession staff;
  @Inject private WaitingForAPerson waiting;
  @Inject private QuarantineBoard board;
  @Inject private LookAfterMessages look;
  @Inject private StaffTexts texts;

  private List<Line> outgoing;

  /** Whether nothing is sent at present, because no provider is configured. */
  public boolean isHeld() {
    return waiting.channelHolds().isPresent();
  }

  /** Of cases that this person may see, and of no case. */
  public List<Line> getOutgoing() {
    if (outgoing == null) {
      Map<UUID, BoardRow> seen =
          staff.ask(board::opened).stream()
              .collect(Collectors.toMap(BoardRow::caseId, Function.identity()));
      List<Stuck> all =
          waiting.outgoing(MOST).stream()
              .filter(stuck -> stuck.caseId().map(seen::containsKey).orElse(true))
              .toList();
      Set<UUID> reached = contactsInReach(all);
      outgoing =
          all.stream()
              .map(
                  stuck ->
                      line(
                          stuck,
                          stuck.caseId().map(seen::get).orElse(null),
                          stuck.contact().filter(reached::contains).isPresent()))
              .toList();
    }
    return outgoing;
  }

  /** Of no case, and to somebody whose number this person may see: theirs to decide about too. */
  private Set<UUID> contactsInReach(List<Stuck> all) {
    List<UUID> contacts =
        all.stream()
            .filter(stuck -> stuck.caseId().isEmpty())
            .flatMap(stuck -> stuck.contact().stream())
            .toList();
    return staff.ask(tx -> ContactPoints.inReach(tx, contacts)).keySet();
  }

  private Line line(Stuck stuck, BoardRow row, boolean reached) {
    return new Line(
        stuck.id(),
        stuck.state(),
        stuck.reason(),
        SINCE.format(stuck.since()),
        row,
        row != null || reached,
        took(stuck));
  }

  /** Its parts and what they take; nothing before it was first sent. */
  private String took(Stuck stuck) {
    String parts =
        stuck.parts().map(n -> texts.with("staff.waiting.parts", Map.of("n", n))).orElse("");
    return stuck
        .price()
        .map(price -> parts + " " + texts.money(new Price(price.amount(), price.currency())))
        .orElse(parts);
  }

  /** Sends the message of the pressed row once more. */
  public void again() {
    tell(look::again);
  }

  /** Does not send the message of the pressed row, which waits. */
  public void cancel() {
    tell(look::cancel);
  }

  /** Takes the message of the pressed row, which will not arrive, off the list. */
  public void putAway() {
    tell(look::putAway);
  }

  private void tell(BiFunction<Actor, UUID, Outcome> act) {
    Outcome outcome =
        Posted.row()
            .map(message -> act.apply(staff.getMember().actor(), message))
            .orElse(Outcome.NOT_FOUND);
    outgoing = null;
    if (outcome != Outcome.DONE) {
      String said = texts.of("staff.waiting." + outcome.key());
      FacesContext.getCurrentInstance()
          .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, said, null));
    }
  }

  /** Nobody knows yet whose these are. */
  public List<Line> getIncoming() {
    return waiting.incoming(MOST).stream().map(stuck -> line(stuck, null, false)).toList();
  }

  /**
   * How a line reads.
   *
   * @param row of whom; null when it is of no case
   * @param theirs whether this person may decide about it
   * @param took its parts and their price; may be empty
   */
  public record Line(
      UUID id,
      String state,
      String reason,
      String since,
      BoardRow row,
      boolean theirs,
      String took) {

    /** Tells one button from another to who does not see the line. */
    public String named() {
      return row == null ? since : row.reference();
    }

    /** Whether it can be sent again or put away; what waits can be cancelled. */
    public boolean ended() {
      return state.equals("failed") || state.equals("uncertain");
    }
  }
}
