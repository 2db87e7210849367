package org.portolan.web.visa;

/**
 * A question of an application.
 *
 * @param member whose, from 1
 * @param question which, from 1, among all that the type may ask
 */
record Place(int member, int question) {}
