package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.portolan.cases.store.Tx;
import org.portolan.cases.store.WaitingRows;
import org.portolan.cases.visa.model.Notice;
import org.portolan.cases.visa.store.Notices;

/** Hands over what applicants are to be told, to whoever writes the messages. */
@Dependent
public class TakeNotices implements WaitingRows<TakeNotices.Left> {

  private final Notices notices;

  @Inject
  public TakeNotices(Notices notices) {
    this.notices = notices;
  }

  /** A notice, and where the applicant is told. */
  public record Left(UUID contactPoint, Notice notice) {}

  /** Takes the oldest; the messages are written in the same transaction. */
  @Override
  public List<Left> due(Tx tx, int most) {
    return notices.take(tx, most);
  }

  /** The same of one, if it is still there. */
  @Override
  public List<Left> due(Tx tx, UUID id) {
    return notices.take(tx, id);
  }

  /** Those that are to be told, the oldest first. */
  @Override
  public List<UUID> waiting(Tx tx, int most) {
    return notices.waiting(tx, most);
  }

  /** One that cannot be written is to be told at a later time. */
  @Override
  public void putOff(Tx tx, UUID id, Instant until) {
    notices.putOff(tx, id, until);
  }
}
