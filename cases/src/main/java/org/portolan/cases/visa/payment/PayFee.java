package org.portolan.cases.visa.payment;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import org.portolan.cases.visa.ApplicationView;
import org.portolan.cases.visa.model.Fee;
import org.portolan.cases.visa.model.State;
import org.portolan.cases.visa.payment.PaymentWay.Instructions;

/** In which ways the fee of an application can be paid, as long as it is open. */
@Dependent
public class PayFee {

  private final List<PaymentWay> ways;

  @Inject
  public PayFee(@Any Instance<PaymentWay> ways) {
    this(ways.stream().toList());
  }

  /** With these ways. */
  public PayFee(List<PaymentWay> ways) {
    this.ways = List.copyOf(ways);
  }

  /** None for a draft, once it was paid or waived, or when the matter is at an end. */
  public List<Instructions> open(ApplicationView view) {
    Fee fee = view.type().fee();
    boolean open =
        fee != null
            && view.fees().isEmpty()
            && view.state() != State.DRAFT
            && !view.state().isClosed();
    return open
        ? ways.stream().flatMap(way -> way.of(fee, view.reference()).stream()).toList()
        : List.of();
  }
}
