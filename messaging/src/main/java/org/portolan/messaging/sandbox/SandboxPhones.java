package org.portolan.messaging.sandbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.sandbox.SandboxMessages.Message;
import org.portolan.messaging.sandbox.SandboxMessages.NewMessage;
import org.portolan.messaging.work.Signal;

/** The handsets of the sandbox: what each shows, and what a person types on it. */
public final class SandboxPhones {

  /** As many as a phone shows. */
  private static final int LOOKED_AT = 20;

  private final CaseStore store;
  private final SandboxMessages messages;
  private final SandboxMedia media;
  private final SandboxPosts posts = new SandboxPosts();
  private final InstantSource realTime;
  private final Signal owed;

  SandboxPhones(SandboxParts parts, SandboxMessages messages) {
    this.store = parts.store();
    this.messages = messages;
    this.media = parts.media();
    this.realTime = parts.realTime();
    this.owed = parts.owed();
  }

  /**
   * Puts a phone on the handset page; the same phone again only changes its language.
   *
   * @param phone in E.164
   * @param language BCP 47 tag of who holds it
   */
  public void register(String phone, String language) {
    byte[] index = messages.indexOf(phone);
    store.run(
        SandboxMessages.ACTOR,
        tx ->
            tx.sql()
                .createUpdate(
                    """
                    INSERT INTO sandbox_phone (phone_index, phone, language, position)
                    VALUES (:index, :phone, :language, (SELECT count(*) FROM sandbox_phone))
                    ON CONFLICT (phone_index) DO UPDATE SET language = excluded.language
                    """)
                .bind("index", index)
                .bind("phone", messages.sealPhone(phone, row(index)))
                .bind("language", language)
                .execute());
  }

  /** The phones, in the order in which they were registered. */
  public List<Handset> phones() {
    return store.call(
        SandboxMessages.ACTOR,
        tx ->
            tx.sql()
                .createQuery(
                    "SELECT phone_index, phone, language FROM sandbox_phone ORDER BY position")
                .map(
                    (row, context) ->
                        new Handset(
                            messages.openPhone(
                                row.getBytes("phone"), row(row.getBytes("phone_index"))),
                            row.getString("language")))
                .list());
  }

  /** What a phone shows, newest first. */
  public List<HandsetText> texts(String phone, int limit) {
    return store.call(
        SandboxMessages.ACTOR,
        tx -> messages.ofPhone(tx, phone, limit).stream().map(m -> text(tx, m)).toList());
  }

  private HandsetText text(Tx tx, Message message) {
    return new HandsetText(
        message.sid(),
        message.inbound(),
        message.body(),
        message.shownAt(),
        message.status(),
        message.address().channel(),
        media.of(tx, message.sid()).stream().map(SandboxMedia.Listed::type).toList());
  }

  /** The holder of a phone sends a text: soon a signed webhook brings it to our public address. */
  public void type(String phone, String text) {
    type(new Typed(phone, false, text, Optional.empty()));
  }

  /**
   * The same by either channel, with something attached. Who writes by WhatsApp has looked at what
   * we wrote there.
   */
  public void type(Typed typed) {
    Instant now = realTime.instant();
    SandboxAddress from = new SandboxAddress(typed.whatsApp, typed.phone);
    store.run(
        SandboxMessages.ACTOR,
        tx -> {
          if (typed.whatsApp) {
            messages.ofPhone(tx, typed.phone, LOOKED_AT).stream()
                .filter(m -> !m.inbound() && m.address().equals(from))
                .filter(m -> m.status().equals("delivered"))
                .forEach(m -> posts.oweRead(tx, m.sid(), now));
          }
          String sid =
              messages.add(tx, new NewMessage(true, from, typed.text, Optional.empty(), now));
          typed.file.ifPresent(file -> media.add(tx, sid, file));
          posts.oweMessage(tx, sid, now);
          tx.afterCommit(owed::raise);
        });
  }

  private static String row(byte[] index) {
    return HexFormat.of().formatHex(index);
  }

  /** A phone on the handset page. */
  public record Handset(String phone, String language) {
    @Override
    public String toString() {
      return "Handset[" + language + "]";
    }
  }

  /**
   * A text on a phone.
   *
   * @param typed whether the holder wrote it
   * @param status as the provider has it: queued, sent, delivered, undelivered, received
   * @param channel {@code sms} or {@code whatsapp}
   * @param attached the types of what came with it
   */
  public record HandsetText(
      String sid,
      boolean typed,
      String body,
      Instant at,
      String status,
      String channel,
      List<String> attached) {
    @Override
    public String toString() {
      return "HandsetText[" + sid + "]";
    }
  }

  /**
   * What somebody sends from a phone.
   *
   * @param phone in E.164
   * @param whatsApp by WhatsApp, else as a text
   */
  public record Typed(String phone, boolean whatsApp, String text, Optional<SandboxFile> file) {
    @Override
    public String toString() {
      return "Typed[" + (whatsApp ? "whatsapp" : "sms") + "]";
    }
  }
}
