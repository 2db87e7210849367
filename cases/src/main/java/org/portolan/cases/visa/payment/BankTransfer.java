package org.portolan.cases.visa.payment;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.visa.model.Fee;
import org.portolan.cases.visa.model.PaidBy;

/** By transfer to the authority's account, with the application's reference as its purpose. */
@Dependent
public class BankTransfer implements PaymentWay {

  private final List<String> account;

  /** {@code VISA_BANK_ACCOUNT}: holder, number and bank, with a bar between the lines. */
  @Inject
  public BankTransfer(Settings settings) {
    this.account = lines(settings.find("VISA_BANK_ACCOUNT"));
  }

  static List<String> lines(Optional<String> setting) {
    return setting.stream()
        .flatMap(text -> Arrays.stream(text.split("\\|")))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  @Override
  public Optional<Instructions> of(Fee fee, String reference) {
    return account.isEmpty()
        ? Optional.empty()
        : Optional.of(new Instructions(PaidBy.BANK.textKey(), account, Optional.of(reference)));
  }
}
