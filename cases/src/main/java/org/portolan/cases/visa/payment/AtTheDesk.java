package org.portolan.cases.visa.payment;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.visa.model.Fee;
import org.portolan.cases.visa.model.PaidBy;

/** Over the counter, where it is open. */
@Dependent
public class AtTheDesk implements PaymentWay {

  private final List<String> where;

  /** {@code VISA_PAYMENT_DESK}: where and when, with a bar between the lines. */
  @Inject
  public AtTheDesk(Settings settings) {
    this.where = BankTransfer.lines(settings.find("VISA_PAYMENT_DESK"));
  }

  @Override
  public Optional<Instructions> of(Fee fee, String reference) {
    return where.isEmpty()
        ? Optional.empty()
        : Optional.of(new Instructions(PaidBy.DESK.textKey(), where, Optional.of(reference)));
  }
}
