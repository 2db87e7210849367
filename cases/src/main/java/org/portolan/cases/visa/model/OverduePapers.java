package org.portolan.cases.visa.model;

import java.time.LocalDate;

/**
 * Originals that should be somewhere else by now.
 *
 * @param way {@code SENT} when they never came, {@code RECEIVED} when they never went back
 * @param since the day on which they went that way
 */
public record OverduePapers(String reference, PaperTransit.Way way, LocalDate since) {}
