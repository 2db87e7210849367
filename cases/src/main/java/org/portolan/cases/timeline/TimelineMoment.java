package org.portolan.cases.timeline;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** A place on a timeline: that of an entry, which no other entry shares. */
public record TimelineMoment(Instant at, UUID id) implements Serializable {}
