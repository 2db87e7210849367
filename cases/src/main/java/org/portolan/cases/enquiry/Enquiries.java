package org.portolan.cases.enquiry;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.files.OpenCase.OpenedCase;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.Tx;

/**
 * The enquiries of the information desk. One is opened by the first message from a number; further
 * messages from there belong to it until a person closes it.
 */
@Dependent
public class Enquiries {

  private final Keys keys;
  private final OpenCase openCase;
  private final BlindIndex index;
  private final String desk;

  @Inject
  public Enquiries(Keys keys, OpenCase openCase, Settings settings) {
    this.keys = keys;
    this.openCase = openCase;
    this.index = keys.blindIndex();
    this.desk = settings.find("ENQUIRY_SCOPE").orElse("information/desk");
  }

  /** What somebody must be granted to work at the desk. */
  public Grant desk() {
    return new Grant(Compartment.INFORMATION, desk);
  }

  /**
   * The open enquiry of a number or address, opened if there is none. One that goes on by another
   * channel of the same number is answered there.
   *
   * @param language BCP 47 tag of the language to answer in
   * @param person who asks, when we know
   */
  public Opened of(Tx tx, Endpoint sender, String language, Optional<UUID> person) {
    byte[] senderIndex = sender.index(index);
    return tx.sql()
        .createQuery(
            """
            UPDATE enquiry e SET last_message_at = :now, channel = :channel,
              waiting_since = COALESCE(e.waiting_since, :now)
            FROM case_file f
            WHERE f.id = e.case_id AND e.sender_index = :sender AND e.state = 'open'
            RETURNING e.case_id, f.reference
            """)
        .bind("now", tx.now())
        .bind("channel", sender.channel().key())
        .bind("sender", senderIndex)
        .map(
            (row, context) ->
                new Opened(
                    row.getObject("case_id", UUID.class),
                    new CaseReference(row.getString("reference")),
                    false))
        .findOne()
        .map(known -> heardAgain(tx, known))
        .orElseGet(() -> open(tx, sender, language, person));
  }

  private static Opened heardAgain(Tx tx, Opened known) {
    tx.record(known.caseId, "enquiry.message", Map.of());
    return known;
  }

  private Opened open(Tx tx, Endpoint sender, String language, Optional<UUID> person) {
    OpenedCase opened =
        openCase.open(tx, "enquiry", Compartment.INFORMATION, desk, person.orElse(null));
    UUID caseId = opened.id();
    tx.sql()
        .createUpdate(
            """
            INSERT INTO enquiry (case_id, scope, channel, sender, sender_index, language,
              last_message_at, waiting_since)
            VALUES (:case, :scope, :channel, :sender, :index, :language, :now, :now)
            """)
        .bind("case", caseId)
        .bind("scope", desk)
        .bind("channel", sender.channel().key())
        .bind("sender", keys.sealer().seal(KeyId.ofCase(caseId), sender(caseId), kept(sender)))
        .bind("index", sender.index(index))
        .bind("language", language)
        .bind("now", tx.now())
        .execute();
    return new Opened(caseId, opened.reference(), true);
  }

  /**
   * Something more came to some enquiries; those of them that are not open any more are missing.
   */
  public Set<UUID> heard(Tx tx, Collection<UUID> cases) {
    if (cases.isEmpty()) {
      return Set.of();
    }
    Set<UUID> open =
        tx.sql()
            .createQuery(
                """
                UPDATE enquiry SET last_message_at = :now,
                  waiting_since = COALESCE(waiting_since, :now)
                WHERE case_id = ANY (:cases) AND state = 'open'
                RETURNING case_id
                """)
            .bind("now", tx.now())
            .bindArray("cases", UUID.class, cases.toArray())
            .mapTo(UUID.class)
            .set();
    open.forEach(one -> tx.record(one, "enquiry.message", Map.of()));
    return open;
  }

  /**
   * A locked enquiry goes on from another number or address, at which none other may be open; it is
   * answered there.
   */
  public void moveTo(Tx tx, UUID caseId, Endpoint sender) {
    tx.sql()
        .createUpdate(
            """
            UPDATE enquiry SET channel = :channel, sender = :sender, sender_index = :index
            WHERE case_id = :case
            """)
        .bind("channel", sender.channel().key())
        .bind("sender", keys.sealer().seal(KeyId.ofCase(caseId), sender(caseId), kept(sender)))
        .bind("index", sender.index(index))
        .bind("case", caseId)
        .execute();
  }

  /** The enquiry that is open at a number or address, locked. */
  public Optional<Open> lockOpenOf(Tx tx, Endpoint sender) {
    return tx.sql()
        .createQuery(
            """
            SELECT case_id, waiting_since FROM enquiry
            WHERE sender_index = :sender AND state = 'open' FOR UPDATE
            """)
        .bind("sender", sender.index(index))
        .map(
            (row, context) ->
                new Open(
                    row.getObject("case_id", UUID.class),
                    row.getTimestamp("waiting_since") != null))
        .findOne();
  }

  /** What opens the answer on a page is nobody's but the asker's. */
  private static String kept(Endpoint sender) {
    return sender.channel().sends() ? sender.value() : "";
  }

  /** All enquiries of a number or address, also those that are done. */
  public List<UUID> allOf(Tx tx, Endpoint sender) {
    return tx.sql()
        .createQuery("SELECT case_id FROM enquiry WHERE sender_index = :sender")
        .bind("sender", sender.index(index))
        .mapTo(UUID.class)
        .list();
  }

  /** The last enquiry of a number or address, if something came from there since a time. */
  public Optional<Writer> lastOf(Tx tx, Endpoint sender, Instant since) {
    return tx.sql()
        .createQuery(
            """
            SELECT case_id, language FROM enquiry
            WHERE sender_index = :sender AND last_message_at >= :since
            ORDER BY last_message_at DESC LIMIT 1
            """)
        .bind("sender", sender.index(index))
        .bind("since", since)
        .map(
            (row, context) ->
                new Writer(row.getObject("case_id", UUID.class), row.getString("language")))
        .findOne();
  }

  /** The reference of an enquiry's file. */
  public CaseReference reference(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery("SELECT reference FROM case_file WHERE id = :case")
        .bind("case", caseId)
        .mapTo(String.class)
        .map(CaseReference::new)
        .one();
  }

  /** Where enquiries came from, by case. */
  public Map<UUID, Endpoint> senders(Tx tx, Collection<UUID> cases) {
    Map<UUID, Endpoint> senders = new HashMap<>();
    keys.vault().prefetch(cases.stream().map(KeyId::ofCase).toList());
    tx.sql()
        .createQuery("SELECT case_id, channel, sender FROM enquiry WHERE case_id = ANY (:cases)")
        .bindArray("cases", UUID.class, cases.toArray())
        .map(
            (row, context) -> {
              UUID caseId = row.getObject("case_id", UUID.class);
              String value =
                  keys.sealer().open(KeyId.ofCase(caseId), sender(caseId), row.getBytes("sender"));
              return senders.put(
                  caseId, new Endpoint(Channel.ofKey(row.getString("channel")), value));
            })
        .list();
    return senders;
  }

  /** The language in which somebody who asks is answered, BCP 47; empty when it is no enquiry. */
  public Optional<String> languageOf(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery("SELECT language FROM enquiry WHERE case_id = :case")
        .bind("case", caseId)
        .mapTo(String.class)
        .findOne();
  }

  /** When something last came to enquiries, by case. */
  public Map<UUID, Instant> heardAt(Tx tx, Collection<UUID> cases) {
    Map<UUID, Instant> heard = new HashMap<>();
    tx.sql()
        .createQuery("SELECT case_id, last_message_at FROM enquiry WHERE case_id = ANY (:cases)")
        .bindArray("cases", UUID.class, cases.toArray())
        .map(
            (row, context) ->
                heard.put(
                    row.getObject("case_id", UUID.class),
                    row.getTimestamp("last_message_at").toInstant()))
        .list();
    return heard;
  }

  private static Place sender(UUID caseId) {
    return new Place("enquiry", caseId, "sender");
  }

  /**
   * An enquiry.
   *
   * @param reference by which whoever asks may name it
   * @param first whether this message opened it
   */
  public record Opened(UUID caseId, CaseReference reference, boolean first) {}

  /**
   * An open enquiry.
   *
   * @param waiting whether it waits for an answer
   */
  public record Open(UUID caseId, boolean waiting) {}

  /**
   * Somebody who wrote to us.
   *
   * @param language BCP 47 tag of the language to answer in
   */
  public record Writer(UUID caseId, String language) {}
}
