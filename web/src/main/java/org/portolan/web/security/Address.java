package org.portolan.web.security;

/** Where attempts come from, as far as they are counted together. */
public final class Address {

  /** A household or a company gets a /64 of IPv6: as many addresses as an attacker could want. */
  private static final int GROUPS_OF_64_BITS = 4;

  private Address() {}

  /**
   * The address itself, or of IPv6 its first 64 bits.
   *
   * @param address as the server tells it: dotted, or eight groups of hexadecimal digits
   */
  public static String of(String address) {
    String[] groups = address.split(":");
    if (groups.length <= GROUPS_OF_64_BITS || address.contains("::")) {
      return address;
    }
    return String.join(":", java.util.Arrays.copyOf(groups, GROUPS_OF_64_BITS));
  }
}
