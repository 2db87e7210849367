package org.portolan.cases.portal.entry.model;

import java.time.Instant;

/**
 * Something that was done to a version of a rule.
 *
 * @param kind {@code written}, or the key of the state that it came into
 * @param actor the id of whoever did it
 */
public record RuleEvent(int version, Instant at, String actor, String kind) {}
