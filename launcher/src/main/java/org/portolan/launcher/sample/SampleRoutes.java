package org.portolan.launcher.sample;

import org.portolan.cases.store.Tx;

/**
 * A country of the sandbox to which texts go one way only, as there are some: a question to it
 * becomes a call in a language that has a voice, and else carries the number to answer to.
 */
final class SampleRoutes {

  private static final String COUNTRY = "ET";

  /** A name, which nobody can answer. */
  private static final String SENDER = "Portolan";

  /** The sandbox's own number. */
  private static final String REPLY_TO = "+15005550006";

  void load(Tx tx) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO route (country, sender, replies, reply_to, changed_at, changed_by)
            VALUES (:country, :sender, false, :replyTo, :now, :by)
            """)
        .bind("country", COUNTRY)
        .bind("sender", SENDER)
        .bind("replyTo", REPLY_TO)
        .bind("now", tx.now())
        .bind("by", tx.actor().id())
        .execute();
  }
}
