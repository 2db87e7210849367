package org.portolan.cases.quarantine;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.quarantine.model.CheckIn;
import org.portolan.cases.quarantine.model.Question;
import org.portolan.cases.quarantine.store.CheckIns;
import org.portolan.cases.quarantine.store.CheckIns.Conversation;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;

/** What somebody in quarantine can answer at this moment, asked again when they turn to us. */
@Dependent
public class OpenQuestion {

  private final CheckIns checkIns;

  @Inject
  public OpenQuestion(CheckIns checkIns) {
    this.checkIns = checkIns;
  }

  /**
   * The question of today's check-in that has no answer yet, the first one when nothing was asked
   * yet; empty when today is answered, or no day of the order.
   */
  public Optional<Wording> of(Tx tx, UUID caseId) {
    return checkIns.lock(tx, caseId).flatMap(conversation -> of(tx, conversation));
  }

  private static Optional<Wording> of(Tx tx, Conversation conversation) {
    LocalDate today = LocalDate.ofInstant(tx.now(), conversation.zone());
    if (today.isBefore(conversation.firstDay()) || today.isAfter(conversation.lastDay())) {
      return Optional.empty();
    }
    CheckIn checkIn =
        conversation
            .latest()
            .filter(latest -> latest.day().equals(today))
            .map(CheckIns.Latest::checkIn)
            .orElseGet(() -> CheckIn.due(UUID.randomUUID(), conversation.protocol()));
    return checkIn.openQuestion().map(Question::wording);
  }
}
