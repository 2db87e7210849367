package org.portolan.cases.visa.model;

/**
 * How many of some applications were granted.
 *
 * @param what by which they belong together, such as a nationality; empty for those without
 */
public record GrantShare(String what, long granted, long decided) {

  /** Of a normal distribution: 95 of 100 such intervals have the true share in them. */
  private static final double Z = 1.96;

  /** The share itself, from 0 to 1. */
  public double share() {
    return decided == 0 ? 0 : (double) granted / decided;
  }

  /** The lower end of its interval of confidence (Wilson 1927), from 0 to 1. */
  public double low() {
    return Math.max(0, middle() - halfWidth());
  }

  /** The upper end, from 0 to 1. */
  public double high() {
    return Math.min(1, middle() + halfWidth());
  }

  private double middle() {
    return (share() + Z * Z / (2 * Math.max(1, decided))) / shrinking();
  }

  private double halfWidth() {
    double n = Math.max(1, decided);
    return Z * Math.sqrt(share() * (1 - share()) / n + Z * Z / (4 * n * n)) / shrinking();
  }

  private double shrinking() {
    return 1 + Z * Z / Math.max(1, decided);
  }

  @Override
  public String toString() {
    return "GrantShare[" + decided + "]";
  }
}
