package org.portolan.cases.portal.model;

import java.time.Instant;
import java.util.UUID;
import org.portolan.i18n.Language;

/**
 * A rumour and what is right about it, as the public reads them in a language.
 *
 * @param saying what people say
 * @param answer what is right
 * @param verdict the key of what was found out: {@code false}, {@code misleading}, {@code true} or
 *     {@code unproven}
 * @param page the slug of the information page that puts it right; empty where there is none
 */
public record PublishedRumour(
    UUID rumour,
    Language language,
    String saying,
    String answer,
    String verdict,
    String page,
    Instant publishedAt) {}
