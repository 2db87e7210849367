package org.portolan.cases.quarantine;

import java.util.List;
import java.util.Optional;
import org.portolan.cases.wording.Wording;

/**
 * What a text led to.
 *
 * @param reply what to say; empty when silence is the kinder answer
 * @param understood option ids and degrees, as shown to staff
 */
public record CheckInReply(Optional<Wording> reply, List<String> understood) {}
