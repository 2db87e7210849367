package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.chat.ChatDesk;
import org.portolan.cases.chat.ChatDesk.Row;
import org.portolan.cases.chat.WorkOnChats;
import org.portolan.cases.staff.Colleagues;

/** The open chats of a desk: one's own, those that wait, and colleagues'. */
@Named
@ViewScoped
public class ChatsPage implements Serializable {

  private static final long serialVersionUID = 1;

  /** More than a desk can have at once; whatever waits longest is among them. */
  private static final int SHOWN = 100;

  private static final String STAFF = "staff:";

  @Inject private transient StaffSession staff;
  @Inject private transient StaffTexts texts;
  @Inject private transient Said said;
  @Inject private transient ChatDesk desk;
  @Inject private transient WorkOnChats work;
  @Inject private transient Colleagues colleagues;

  private transient Shown shown;

  private Shown shown() {
    if (shown == null) {
      shown = staff.ask(tx -> new Shown(desk.open(tx, SHOWN), tx.now()));
      shown.names =
          colleagues.names(
              shown.rows.stream().flatMap(row -> account(row).stream()).distinct().toList());
    }
    return shown;
  }

  public List<Row> getRows() {
    return shown().rows;
  }

  /** Takes the chat that has waited longest and opens it; says so when none does. */
  public void next() {
    Optional<String> reference =
        staff.ask(
            tx ->
                work.takeNext(tx)
                    .flatMap(
                        chat ->
                            desk.open(tx, SHOWN).stream()
                                .filter(row -> row.chat().id().equals(chat.id()))
                                .map(Row::reference)
                                .findFirst()));
    if (reference.isPresent()) {
      VisasPage.lead("/staff/chat?ref=" + reference.get());
    } else {
      said.info("staff.chats.nothing");
      refresh();
    }
  }

  /** Asks again: something changed. */
  public void refresh() {
    shown = null;
  }

  /** Whether the reader has it. */
  public boolean isOwn(Row row) {
    return row.chat().isOf(staff.getMember().actor().id());
  }

  /** Who has it. */
  public String officer(Row row) {
    return isOwn(row)
        ? texts.of("staff.chats.you")
        : account(row)
            .map(account -> shown().names.getOrDefault(account, "–"))
            .orElseGet(() -> texts.of("staff.chats.nobody"));
  }

  private static Optional<UUID> account(Row row) {
    return row.chat()
        .officer()
        .filter(actor -> actor.startsWith(STAFF))
        .map(actor -> UUID.fromString(actor.substring(STAFF.length())));
  }

  /** How long ago it was begun: the unit, as the end of a text's key. */
  public String unit(Row row) {
    Duration ago = ago(row);
    return ago.toHours() < 1 ? "minutes" : ago.toDays() < 1 ? "hours" : "days";
  }

  /** How long ago that was, in its unit. */
  public long units(Row row) {
    Duration ago = ago(row);
    return ago.toHours() < 1 ? ago.toMinutes() : ago.toDays() < 1 ? ago.toHours() : ago.toDays();
  }

  private Duration ago(Row row) {
    Duration ago = Duration.between(row.chat().openedAt(), shown().at);
    return ago.isNegative() ? Duration.ZERO : ago;
  }

  /** What is on the screen, when it was asked for. */
  private static final class Shown {
    private final List<Row> rows;
    private final Instant at;
    private Map<UUID, String> names = Map.of();

    Shown(List<Row> rows, Instant at) {
      this.rows = rows;
      this.at = at;
    }
  }
}
