package org.portolan.messaging.entry;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.portal.entry.FollowRules;
import org.portolan.cases.portal.entry.FollowRules.Answer;
import org.portolan.cases.portal.entry.FollowRules.Asked;
import org.portolan.cases.portal.entry.FollowRules.Wanted;
import org.portolan.cases.portal.entry.model.Effect;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;

/**
 * Somebody on the public page wants the checklist as a text, or to follow its rules. One code goes
 * to the number; everything else only after it was entered.
 */
@Dependent
public class SendChecklist {

  /** Where the public pages are, in whatever language. */
  public static final String PAGE = "/travel";

  private final CaseStore store;
  private final FollowRules following;
  private final Outbox outbox;
  private final PublicAddress address;
  private final ChangeTexts changes;

  @Inject
  public SendChecklist(
      CaseStore store, FollowRules following, Outbox outbox, PublicAddress address) {
    this.store = store;
    this.following = following;
    this.outbox = outbox;
    this.address = address;
    this.changes = new ChangeTexts(outbox, address);
  }

  /**
   * Sends a code.
   *
   * @param from where the request came from, as limits count it
   */
  public Answer ask(PhoneNumber phone, Wanted wanted, String from) {
    return store.call(
        FollowRules.actor(),
        tx -> {
          Answer answer = following.ask(tx, phone, wanted, from);
          if (answer instanceof Asked asked) {
            Wording code = Wording.of("traveller.code", Map.of("code", asked.code()));
            send(tx, asked.id(), wanted.language(), Purpose.CODE, code);
          }
          return answer;
        });
  }

  /**
   * Enters the code. Whoever follows rules is told what has changed of them since it was asked for.
   *
   * @param checklist what to do for the journey, if it is wanted as a text; null when it is not
   * @return whether the code was right
   */
  public boolean enter(
      UUID id, String code, Language language, String destination, Effect checklist) {
    return store.call(
        FollowRules.actor(),
        tx -> {
          boolean right = following.enter(tx, id, code);
          if (right && checklist != null) {
            String page = address.of("/" + language.tag() + PAGE);
            Wording text = RuleWording.checklist(destination, checklist, page);
            send(tx, id, language.tag(), Purpose.REPLY, text);
          }
          if (right) {
            following.missed(tx, id).forEach(change -> changes.tell(tx, change));
          }
          return right;
        });
  }

  private void send(Tx tx, UUID id, String language, Purpose purpose, Wording wording) {
    outbox.enqueue(tx, OutboundMessage.general(Recipient.follower(id, language), purpose, wording));
  }
}
