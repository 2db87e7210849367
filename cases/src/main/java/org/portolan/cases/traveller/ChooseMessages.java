package org.portolan.cases.traveller;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.people.ContactState;
import org.portolan.cases.people.PersonFile;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;

/**
 * A traveller says, for each number and address, what may be sent there. On a phone that others may
 * read they choose for this phone only. What comes back as theirs stays as an officer noted it: a
 * wrong number, or one that takes nothing, is not chosen here.
 */
@Dependent
public class ChooseMessages {

  private final PersonFile people;
  private final PersonJournal journal;

  @Inject
  public ChooseMessages(PersonFile people, PersonJournal journal) {
    this.people = people;
    this.journal = journal;
  }

  /** What may be sent. */
  public enum Wanted {
    /** Also messages to many. */
    ALL,
    /** What is about their own matter. */
    OWN_MATTER,
    /** Nothing; what the law owes them is told in another way. */
    NOTHING;

    /** As the end of the key of its name: {@code own-matter}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** From what {@link #key()} wrote. */
    public static Wanted ofKey(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /**
   * What is chosen for one number or address.
   *
   * @param channel such as {@code sms}
   * @param value masked
   */
  public record Choice(UUID contact, String channel, String value, Wanted wanted) {}

  /** As whom travellers' choices are written. */
  public static Actor actor() {
    return Actor.system("message-choices", Compartment.IDENTITY);
  }

  /** What is chosen now, as {@link #actor()}. */
  public List<Choice> of(Tx tx, Traveller whose) {
    return people.reaches(tx, whose.person()).stream()
        .filter(reach -> !whose.shared() || reach.id().equals(whose.contactPoint()))
        .filter(
            reach ->
                reach.state() == ContactState.USABLE || reach.state() == ContactState.OPTED_OUT)
        .map(
            reach ->
                new Choice(
                    reach.id(),
                    reach.channel(),
                    reach.value(),
                    reach.state() == ContactState.OPTED_OUT
                        ? Wanted.NOTHING
                        : wantsNews(tx, reach.id()) ? Wanted.ALL : Wanted.OWN_MATTER))
        .toList();
  }

  private static boolean wantsNews(Tx tx, UUID contact) {
    return tx.sql()
        .createQuery("SELECT news FROM contact_point WHERE id = :id")
        .bind("id", contact)
        .mapTo(Boolean.class)
        .one();
  }

  /** Chooses for one of them, as {@link #actor()}; what is not theirs to choose stays. */
  public void choose(Tx tx, Traveller whose, UUID contact, Wanted wanted) {
    boolean theirs =
        of(tx, whose).stream()
            .anyMatch(choice -> choice.contact().equals(contact) && choice.wanted() != wanted);
    if (!theirs) {
      return;
    }
    tx.sql()
        .createUpdate(
            """
            UPDATE contact_point SET news = :news, state = :state,
              voice_state = CASE WHEN channel = 'sms' THEN :state ELSE voice_state END
            WHERE id = :id
            """)
        .bind("news", wanted == Wanted.ALL)
        .bind(
            "state",
            (wanted == Wanted.NOTHING ? ContactState.OPTED_OUT : ContactState.USABLE).key())
        .bind("id", contact)
        .execute();
    journal.record(
        tx,
        whose.person(),
        wanted == Wanted.NOTHING ? "contact.opted-out" : "contact.opted-in",
        Map.of("contact", contact.toString(), "wanted", wanted.key()));
  }
}
