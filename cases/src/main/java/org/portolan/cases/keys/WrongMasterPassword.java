package org.portolan.cases.keys;

/**
 * The operator's master password does not open the master keyset; the application must not start.
 */
public final class WrongMasterPassword extends RuntimeException {
  WrongMasterPassword(Throwable cause) {
    super("PORTOLAN_MASTER_PASSWORD does not open the master keyset of this key database.", cause);
  }
}
