package org.portolan.cases.staff;

import java.time.Duration;
import org.portolan.cases.settings.Settings;

/**
 * How often somebody may fail before waiting begins.
 *
 * @param account of an account from one address, or from one known device
 * @param address of one address, whatever the accounts: a post of many shares one
 * @param everywhere of an account from all addresses together; a known device and a passkey are
 *     outside it, so that an attacker of many addresses locks nobody out
 */
record SignInLimits(Patience account, Patience address, Patience everywhere) {

  static SignInLimits of(Settings settings) {
    Duration longest = Duration.ofMinutes(settings.number("SIGN_IN_LONGEST_WAIT_MINUTES", 15));
    return new SignInLimits(
        new Patience(settings.number("SIGN_IN_FREE_FAILURES", 5), longest),
        new Patience(settings.number("SIGN_IN_FREE_FAILURES_OF_ADDRESS", 30), longest),
        new Patience(settings.number("SIGN_IN_FREE_FAILURES_OF_ACCOUNT", 50), longest));
  }
}
