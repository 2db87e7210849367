package org.portolan.cases.visa.model;

import java.time.Instant;

/**
 * Something that was done to an application, as everybody who works on it may know it.
 *
 * @param version of the application from then on
 * @param to where it stood afterwards
 * @param actor the id of who did it
 */
public record Step(long version, Act act, State to, String actor, Instant at) {}
