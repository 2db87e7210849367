package org.portolan.messaging.outbox;

import java.time.Duration;

/**
 * Why we write. It decides how long the message is worth sending, whether it may come at night, and
 * whether it passes an opt-out.
 */
public enum Purpose {
  /** A question we begin; tomorrow there is a new one. */
  CHECK_IN(Duration.ofHours(12), false, Consent.NEEDED),
  /** An answer to somebody who has just written. */
  REPLY(Duration.ofHours(6), true, Consent.GIVEN_BY_WRITING),
  /** A member of staff answers an enquiry; they look after it when it does not arrive. */
  ANSWER(Duration.ofHours(12), true, Consent.GIVEN_BY_WRITING),
  /** Confirms STOP, START or a wrong number; the last text such a number gets. */
  OPT_CONFIRMATION(Duration.ofHours(6), true, Consent.OWED),
  /** What somebody asked for is on its way. */
  WELFARE(Duration.ofHours(12), true, Consent.NEEDED),
  /** A code that somebody has just asked for; they wait for it, and it is good no longer. */
  CODE(Duration.ofMinutes(10), true, Consent.GIVEN_BY_WRITING),
  /** Somebody let our telephone ring and is called back at once, with what is open for them. */
  CALL_BACK(Duration.ofMinutes(30), true, Consent.GIVEN_BY_WRITING),
  /** Whether a text is ours, asked on a public page by anybody: nobody is woken for it. */
  DOUBT(Duration.ofHours(12), false, Consent.NEEDED),
  /** Something is there to be read, and can be read without this text. */
  NOTICE(Duration.ofHours(48), false, Consent.NEEDED),
  /** An order, or that it ends on another day: it is owed to whom it binds. */
  ORDER(Duration.ofHours(48), false, Consent.NEEDED),
  /** The order has ended. */
  CLOSING(Duration.ofHours(48), false, Consent.NEEDED),
  /** One message to many, that nobody asked for. */
  BROADCAST(Duration.ofHours(72), false, Consent.NEEDED),
  /** A call for help that a colleague has not answered; staff are paid to be woken. */
  DUTY_ALERT(Duration.ofMinutes(30), true, Consent.OWED);

  private final Duration worthFor;
  private final boolean anyHour;
  private final Consent consent;

  Purpose(Duration worthFor, boolean anyHour, Consent consent) {
    this.worthFor = worthFor;
    this.anyHour = anyHour;
    this.consent = consent;
  }

  /** How long after it was asked for the message is still worth sending, unless a setting says. */
  public Duration worthFor() {
    return worthFor;
  }

  /**
   * Who goes first: 0 is waited for by somebody at this moment, 1 is about somebody's own matter, 2
   * is a broadcast.
   */
  public int rank() {
    return switch (this) {
      case REPLY, ANSWER, OPT_CONFIRMATION, CODE, CALL_BACK, DUTY_ALERT -> 0;
      case CHECK_IN, WELFARE, DOUBT, NOTICE, ORDER, CLOSING -> 1;
      case BROADCAST -> 2;
    };
  }

  /** Whether it is still true, and worth sending, when somebody sends it again the next day. */
  public boolean staysTrue() {
    return this == ANSWER || this == WELFARE || this == NOTICE || this == CLOSING;
  }

  /** Whether it is sent in the quiet hours of the person's place. */
  public boolean atAnyHour() {
    return anyHour;
  }

  /** Whether it is worth a call in the hours in which nobody is called. */
  public boolean callsAtAnyHour() {
    return this == REPLY
        || this == OPT_CONFIRMATION
        || this == CODE
        || this == CALL_BACK
        || this == DUTY_ALERT;
  }

  /** What it takes of the person's consent. */
  public Consent consent() {
    return consent;
  }

  /**
   * Whether it goes by another of the person's channels when one fails. What answers somebody, and
   * what only one address may read, goes there or nowhere.
   */
  public boolean climbs() {
    return this == CHECK_IN
        || this == WELFARE
        || this == NOTICE
        || this == ORDER
        || this == CLOSING;
  }

  /** Whether it begins a question that somebody answers by the way it came. */
  public boolean asks() {
    return this == CHECK_IN;
  }

  /** Whether it goes out also when the money for its kind is spent. */
  public boolean isOwed() {
    return this != BROADCAST && this != NOTICE && this != DOUBT;
  }

  /** As the database writes it. */
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** From what {@link #key()} wrote. */
  public static Purpose ofKey(String key) {
    return valueOf(key.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
  }

  /** How a purpose stands to an opt-out. */
  public enum Consent {
    /** Nothing is sent to who opted out. */
    NEEDED,
    /** Who writes to us gets an answer, also after an opt-out; a wrong number gets none. */
    GIVEN_BY_WRITING,
    /** Sent whatever the person chose. */
    OWED
  }
}
