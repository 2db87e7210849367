package org.portolan.cases.portal.model;

import java.time.Instant;
import java.util.OptionalInt;
import org.portolan.i18n.Language;

/**
 * What somebody wrote; it never changes.
 *
 * @param number counted from 1 for each page and language
 * @param machine whether a machine drafted it and no person has written it anew
 * @param major whether translations of what was before no longer say the same
 * @param translates of a translation, the number of the reference text that it says
 * @param author who wrote it, as an actor
 */
public record Version(
    Language language,
    int number,
    PageText text,
    boolean machine,
    boolean major,
    OptionalInt translates,
    String author,
    Instant writtenAt) {}
