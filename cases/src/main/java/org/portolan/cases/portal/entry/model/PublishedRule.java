package org.portolan.cases.portal.entry.model;

import java.time.Instant;

/**
 * A rule as travellers are told it.
 *
 * @param number by which everybody knows it
 * @param version from 1
 * @param sample whether it was made up to show how rules look
 */
public record PublishedRule(
    int number, int version, boolean sample, Instant publishedAt, RuleContent content) {}
