package org.portolan.cases.staff;

/**
 * What an account may do, and where.
 *
 * @param scope organisation and post, such as {@code health-authority/harbour}
 */
public record Held(StaffRole role, String scope) {}
