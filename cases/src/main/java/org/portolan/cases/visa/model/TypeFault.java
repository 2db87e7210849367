package org.portolan.cases.visa.model;

/**
 * Something that a visa type says and that cannot be followed.
 *
 * @param rule the end of the key of its text for staff, {@code staff.visa-type.fault.…}
 * @param where the field, or the id of the question or document, that it is about
 * @param said the same in words, for whoever writes files
 */
public record TypeFault(String rule, String where, String said) {}
