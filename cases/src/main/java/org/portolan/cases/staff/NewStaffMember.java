package org.portolan.cases.staff;

import java.util.Optional;

/**
 * An account to be opened.
 *
 * @param phone where alerts reach them, in E.164; empty for those never on duty
 * @param totpSecret the shared secret of their authenticator app, at least 20 bytes (RFC 4226, 4)
 */
public record NewStaffMember(
    String email,
    String name,
    Optional<String> phone,
    StaffRole role,
    String scope,
    String language,
    char[] password,
    byte[] totpSecret) {

  @Override
  public String toString() {
    return "NewStaffMember[" + role + "]";
  }
}
