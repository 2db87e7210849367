package org.portolan.cases.portal.model;

import java.time.Instant;
import java.util.Optional;
import org.portolan.i18n.Language;

/**
 * What somebody did to a page.
 *
 * @param number the version it was done to
 * @param kind such as {@code approved}
 * @param actor who did it
 * @param due for when, where it is about a time to come
 */
public record PageEvent(
    Language language, int number, String kind, Instant at, String actor, Optional<Instant> due) {}
