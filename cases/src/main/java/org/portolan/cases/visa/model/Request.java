package org.portolan.cases.visa.model;

import java.time.Instant;
import java.util.UUID;

/**
 * Something more that was asked for.
 *
 * @param until when the officer goes on without it
 */
public record Request(UUID id, Wants wants, Instant askedAt, Instant until) {}
