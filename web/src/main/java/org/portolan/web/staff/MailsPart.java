package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.portolan.cases.people.Channel;
import org.portolan.messaging.channel.Channels;
import org.portolan.messaging.channel.MessageChannel.Unavailable;
import org.portolan.messaging.email.EmailParts;
import org.portolan.messaging.email.MailTurns;

/** How e-mail goes, in counts, on the page of messages. */
@Named
@RequestScoped
public class MailsPart {

  private static final List<String> KINDS =
      List.of("received", "automatic", "bounced", "doubtful", "unreadable");

  @Inject private EmailParts email;
  @Inject private MailTurns turns;
  @Inject private Channels channels;

  private MailTurns.Found found;

  /** Whether anything is configured. */
  public boolean isThere() {
    return email.channel().isPresent();
  }

  public List<String> getKinds() {
    return KINDS;
  }

  /** How many mails of a kind came into the mailbox. */
  public long count(String kind) {
    return counted().getOrDefault(kind, 0L);
  }

  private Map<String, Long> counted() {
    return found().counted();
  }

  /** Why the mailbox cannot be looked into; null when it can. */
  public MailTurns.Failing getFailing() {
    return found().failing().orElse(null);
  }

  /** Whether the mail server refuses our password. */
  public boolean isHeld() {
    return channels
        .of(Channel.EMAIL)
        .unavailable()
        .filter(Unavailable.LOGIN_REFUSED::equals)
        .isPresent();
  }

  private MailTurns.Found found() {
    if (found == null) {
      found = turns.found();
    }
    return found;
  }
}
