package org.portolan.cases.store;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A case that is open to one actor by its name, with the person whose matter it is: in an
 * emergency, or because it is their own. It can be read, and the reading journalled.
 *
 * @param own whether what an applicant writes may be written too; nothing else of it can be changed
 */
public record OpenedCase(UUID caseId, Optional<UUID> person, boolean own) {

  /** One that is only read. */
  public OpenedCase(UUID caseId, Optional<UUID> person) {
    this(caseId, person, false);
  }

  /** One on which its applicant acts. */
  public static OpenedCase own(UUID caseId) {
    return new OpenedCase(caseId, Optional.empty(), true);
  }

  /** As it stands in the actor's token and in the policies: {@code case/3f0c…}. */
  Stream<String> keys() {
    return Stream.of(
            Stream.of("case/" + caseId),
            person.stream().map(someone -> "person/" + someone),
            own ? Stream.of("own/" + caseId) : Stream.<String>empty())
        .flatMap(keys -> keys);
  }
}
