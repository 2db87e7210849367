package org.portolan.cases.people;

import java.time.ZoneId;
import java.util.UUID;
import org.portolan.i18n.Language;

/**
 * A registered person and the number they are reached at, as ids.
 *
 * @param contactPoint null for somebody who has no telephone
 */
public record Person(UUID id, UUID contactPoint, Language language, ZoneId timeZone) {}
