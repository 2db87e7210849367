package org.portolan.cases.portal.entry.model;

import java.io.Serializable;

/**
 * What somebody has before them who writes a rule anew or decides on it: of a draft that was
 * written anew meanwhile they have not read what it says now.
 *
 * @param revision how many times the version had been written
 */
public record SeenRule(int rule, int version, long revision) implements Serializable {

  /** Whether a version is as it was seen. */
  public boolean is(RuleVersion found) {
    return equals(found.seen());
  }
}
