package org.portolan.messaging.sandbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.store.CaseStore;
import org.portolan.messaging.sandbox.SandboxMessages.NewMessage;
import org.portolan.messaging.work.Signal;

/** The handsets of the sandbox: what each shows, and what a person types on it. */
public final class SandboxPhones {

  private final CaseStore store;
  private final SandboxMessages messages;
  private final SandboxPosts posts = new SandboxPosts();
  private final InstantSource realTime;
  private final Signal owed;

  SandboxPhones(CaseStore store, SandboxMessages messages, InstantSource realTime, Signal owed) {
    this.store = store;
    this.messages = messages;
    this.realTime = realTime;
    this.owed = owed;
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
        tx ->
            messages.ofPhone(tx, phone, limit).stream()
                .map(m -> new HandsetText(m.sid(), m.inbound(), m.body(), m.shownAt(), m.status()))
                .toList());
  }

  /** The holder of a phone sends a text: soon a signed webhook brings it to our public address. */
  public void type(String phone, String text) {
    Instant now = realTime.instant();
    store.run(
        SandboxMessages.ACTOR,
        tx -> {
          String sid = messages.add(tx, new NewMessage(true, phone, text, Optional.empty(), now));
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
   */
  public record HandsetText(String sid, boolean typed, String body, Instant at, String status) {
    @Override
    public String toString() {
      return "HandsetText[" + sid + "]";
    }
  }
}
