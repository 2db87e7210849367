package org.portolan.cases.store;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A case that was opened to one actor in an emergency, with the person whose matter it is. It can
 * be read, and the reading journalled; nothing else of it can be changed.
 */
public record OpenedCase(UUID caseId, Optional<UUID> person) {

  /** As it stands in the actor's token and in the policies: {@code case/3f0c…}. */
  Stream<String> keys() {
    return Stream.concat(
        Stream.of("case/" + caseId), person.stream().map(someone -> "person/" + someone));
  }
}
