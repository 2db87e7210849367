package org.portolan.cases.visa.payment;

import java.util.List;
import java.util.Optional;
import org.portolan.cases.visa.model.Fee;

/**
 * A way in which a fee can be paid. Another one, such as a provider that takes cards, is another
 * implementation.
 */
public interface PaymentWay {

  /**
   * How somebody pays in this way.
   *
   * @param reference of the application, by which the payment is known
   * @return empty where this way is not open for such a fee
   */
  Optional<Instructions> of(Fee fee, String reference);

  /**
   * What somebody is told to do.
   *
   * @param textKey of what it is, in {@code apply.pay.…}
   * @param lines what is the same in every language: an account, an address
   * @param reference to be named with the payment; empty where none is needed
   */
  record Instructions(String textKey, List<String> lines, Optional<String> reference) {
    public Instructions {
      lines = List.copyOf(lines);
    }
  }
}
