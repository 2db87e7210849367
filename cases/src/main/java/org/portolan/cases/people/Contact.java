package org.portolan.cases.people;

import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.portolan.i18n.Language;

/**
 * A person as a phone number or address leads to them.
 *
 * @param channel of the contact point: the one asked about, or another of the same number
 * @param quarantine their running quarantine, or the one that ended last within a day
 */
public record Contact(
    UUID contactPoint,
    UUID person,
    String scope,
    Channel channel,
    Language language,
    ZoneId timeZone,
    ContactState state,
    Optional<UUID> quarantine) {}
