package org.portolan.cases.journal;

import java.util.List;

/**
 * What a verification came to.
 *
 * @param cases how many journals were read
 * @param events how many entries they have
 * @param anchors how many anchors were read
 * @param findings what does not hold, at most 1,000
 * @param notNamed how much more does not hold; an estimate, as a case may count twice
 */
public record Verdict(
    long cases, long events, long anchors, List<Finding> findings, long notNamed) {

  public Verdict {
    findings = List.copyOf(findings);
  }

  /** True when nothing was found. */
  public boolean holds() {
    return findings.isEmpty();
  }
}
