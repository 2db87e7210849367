package org.portolan.messaging.jobs;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;

/** On a phone that several people share, what we begin says by initials and age whom it is for. */
record ForWhom(PersonLabels labels) {

  /** Those of these contact points whose people share a phone, with whom each is for. */
  Map<UUID, String> among(Tx tx, Collection<UUID> contactPoints) {
    return labels.ofThoseWhoShareAny(tx, contactPoints);
  }

  /**
   * What is said.
   *
   * @param who null where nobody shares the phone
   */
  static Wording named(String who, Wording wording) {
    return who == null ? wording : Wording.of("message.for", Map.of("who", who)).then(wording);
  }
}
