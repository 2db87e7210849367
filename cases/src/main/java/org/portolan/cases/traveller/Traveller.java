package org.portolan.cases.traveller;

import java.util.UUID;

/**
 * Somebody who has shown that they hold the phone of a person and know of them.
 *
 * @param contactPoint that the code went to
 * @param shared whether others may read that phone: then no health or support case is opened, nor
 *     its readings in the access log
 */
public record Traveller(UUID person, UUID contactPoint, boolean shared) {}
