package org.portolan.cases.visa.types.model;

import java.io.Serializable;

/**
 * What somebody has before them who writes a kind of visa anew or decides on it.
 *
 * @param revision how many times the version had been written; 0 of one that the product ships
 */
public record SeenType(String type, int version, long revision) implements Serializable {

  /** Whether a version is as it was seen. */
  public boolean is(TypeVersion found) {
    return equals(found.seen());
  }
}
