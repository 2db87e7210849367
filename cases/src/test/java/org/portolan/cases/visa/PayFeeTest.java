package org.portolan.cases.visa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.visa.model.PaidBy;
import org.portolan.cases.visa.model.Party;
import org.portolan.cases.visa.payment.AtTheDesk;
import org.portolan.cases.visa.payment.BankTransfer;
import org.portolan.cases.visa.payment.PayFee;
import org.portolan.cases.visa.payment.PaymentWay.Instructions;

/** How a fee is paid is said from handing in until it was paid, and only in ways that there are. */
class PayFeeTest {

  private static final Settings SET =
      Settings.of(
          Map.of(
              "PORTOLAN_VISA_BANK_ACCOUNT", "Consulate | GB00 TEST 0000 0000 |",
              "PORTOLAN_VISA_PAYMENT_DESK", "Window 3, Monday to Friday"));

  private final AnApplication one = AnApplication.of("short-stay");

  private List<Instructions> ways(Settings settings) {
    return new PayFee(List.of(new BankTransfer(settings), new AtTheDesk(settings)))
        .open(one.view());
  }

  @Test
  void a_draft_is_not_paid_for_and_what_was_paid_is_not_paid_again() {
    assertThat(ways(SET)).isEmpty();

    one.submitted();
    assertThat(ways(SET))
        .containsExactly(
            new Instructions(
                "apply.pay.bank",
                List.of("Consulate", "GB00 TEST 0000 0000"),
                Optional.of(one.reference)),
            new Instructions(
                "apply.pay.desk",
                List.of("Window 3, Monday to Friday"),
                Optional.of(one.reference)));

    Officer amina = one.officer("Amina", Party.OFFICER);
    long seen = one.version();
    one.as(amina, tx -> one.settling.paid(tx, amina, one.caseId, seen, PaidBy.BANK, "BANK 1"));
    assertThat(ways(SET)).isEmpty();
  }

  @Test
  void it_is_recorded_how_it_was_paid_and_what_lacks_that_is_not_recorded() {
    one.submitted();
    Officer amina = one.officer("Amina", Party.OFFICER);
    long seen = one.version();
    assertThat(
            AnApplication.told(
                one.as(amina, tx -> one.settling.paid(tx, amina, one.caseId, seen, null, "7"))))
        .isEqualTo("empty");

    one.as(amina, tx -> one.settling.paid(tx, amina, one.caseId, seen, PaidBy.DESK, "7"));
    assertThat(one.view().fees())
        .singleElement()
        .matches(fee -> fee.by() == PaidBy.DESK && fee.reference().equals("7"));
  }

  @Test
  void a_way_that_nobody_has_set_is_not_offered() {
    one.submitted();
    assertThat(ways(Settings.of(Map.of()))).isEmpty();
  }
}
