package org.portolan.messaging.conversation;

import java.time.Duration;
import org.portolan.cases.alerts.Attention;
import org.portolan.cases.enquiry.Enquiries;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.portal.AskedPages;
import org.portolan.cases.portal.SearchPages;
import org.portolan.cases.portal.entry.FollowRules;
import org.portolan.cases.settings.Settings;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.asked.PageAskers;
import org.portolan.messaging.inbox.InboxRows;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.SentTexts;
import org.portolan.messaging.visa.StatusQuestions;

/** Puts a conversation together. */
public final class Conversations {

  private Conversations() {}

  /** A conversation with everybody, over what these give. */
  public static Conversation with(
      Keys keys,
      Settings settings,
      Travellers travellers,
      Enquiries enquiries,
      Outbox outbox,
      AskedPages pages,
      SearchPages search) {
    Answering answering = new Answering(settings, travellers, outbox);
    PublicAddress address = PublicAddress.of(settings);
    Askers askers =
        new Askers(new PageAskers(keys), settings.number("PAGES_TO_A_STRANGER_A_DAY", 20));
    Duration remembered = Duration.ofMinutes(settings.number("SHARED_PHONE_MINUTES", 30));
    return new Conversation(
        keys.vault(),
        settings,
        travellers,
        outbox,
        answering,
        new AskingWhom(
            new SharedPhones(remembered), new InboxRows(keys), answering, outbox, travellers),
        new Strangers(
            enquiries,
            travellers,
            outbox,
            new FirstReply(address, search),
            new FollowRules(keys, settings)),
        new IsItOurs(new SentTexts(keys, enquiries), address),
        new AskingForPages(
            pages,
            askers,
            new PageReply(address, Attention.emergencyNumber(settings)),
            travellers,
            outbox),
        new AskingWhereItStands(new StatusQuestions(), travellers, askers, outbox, address));
  }
}
