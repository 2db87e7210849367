package org.portolan.cases.visa.types.model;

import java.time.Instant;

/**
 * Something that was done to a version.
 *
 * @param actor who did it
 * @param kind what, such as {@code written} or {@code approved}
 */
public record TypeEvent(int version, Instant at, String actor, String kind) {}
