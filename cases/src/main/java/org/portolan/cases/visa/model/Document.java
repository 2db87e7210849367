package org.portolan.cases.visa.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A document that was sent.
 *
 * @param member whose it is
 * @param wanted as the visa type names it
 * @param reason why it was rejected, as in {@code visa.reason.…}
 * @param attachment with its file
 */
public record Document(
    UUID id,
    UUID member,
    String wanted,
    DocumentState state,
    Optional<String> reason,
    Instant receivedAt,
    Optional<UUID> attachment) {}
