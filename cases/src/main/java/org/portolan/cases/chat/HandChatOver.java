package org.portolan.cases.chat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.cases.alerts.Alerts;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.chat.model.ChatState;
import org.portolan.cases.chat.store.ChatRows;
import org.portolan.cases.enquiry.WorkOnEnquiries.Standing;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;
import org.portolan.cases.visa.ApplicationsInSight;

/**
 * Whoever has a chat hands it over: to a colleague of its post, or, when it is a guest's, to
 * another post. There it waits as it did, with all that was said, and whoever had it sees it no
 * more. What is on an application, or linked to one, stays where the application is.
 */
@Dependent
public class HandChatOver {

  private static final String STAFF = "staff:";

  private final ChatRows rows;
  private final WorkOnChats work;
  private final ChatPosts posts;
  private final ApplicationsInSight applications;
  private final InOurWords words;
  private final Alerts alerts;

  @Inject
  public HandChatOver(
      ChatRows rows,
      WorkOnChats work,
      ChatPosts posts,
      ApplicationsInSight applications,
      Timeline timeline,
      Alerts alerts) {
    this.rows = rows;
    this.work = work;
    this.posts = posts;
    this.applications = applications;
    this.words = new InOurWords(timeline);
    this.alerts = alerts;
  }

  /**
   * Hands one's own chat to a colleague.
   *
   * @param colleague the account of somebody whose work at the same post it is, for which the
   *     caller vouches
   */
  public Handing toColleague(Tx tx, UUID id, UUID colleague) {
    Optional<Chat> chat = rows.lock(tx, id);
    Optional<Handing> refusal =
        notOwn(chat, tx.actor())
            .or(
                () ->
                    tx.actor().id().equals(STAFF + colleague)
                        ? Optional.of(Handing.YOURSELF)
                        : Optional.empty())
            .or(() -> chat.flatMap(one -> givenUp(tx, one, colleague)));
    if (refusal.isEmpty()) {
      work.give(tx, chat.orElseThrow(), STAFF + colleague);
    }
    return refusal.orElse(Handing.DONE);
  }

  private Optional<Handing> givenUp(Tx tx, Chat chat, UUID colleague) {
    return Stream.concat(Stream.of(chat.caseId()), chat.linked().stream())
            .anyMatch(one -> applications.isGivenUp(tx, one, colleague))
        ? Optional.of(Handing.MAY_NOT_SEE)
        : Optional.empty();
  }

  /**
   * As whom a chat goes to another post: who hands it over is granted that post too, for the one
   * transaction in which it goes there and nothing else is done.
   */
  public static Actor alsoAt(Actor officer, String to) {
    return new Actor(
        officer.id(),
        Stream.concat(officer.grants().stream(), Stream.of(new Grant(Compartment.INFORMATION, to)))
            .collect(Collectors.toSet()));
  }

  /**
   * Hands one's own chat to another post, as {@link #alsoAt}; the visitor is told in it.
   *
   * @param from the post of whoever hands it over
   */
  public Passed toPost(Tx tx, UUID id, String from, String to) {
    boolean closed = work.lock(tx, id).filter(Standing::closed).isPresent();
    Optional<Chat> chat = rows.find(tx, id).filter(one -> !closed);
    Optional<Handing> refusal =
        notOwn(chat, tx.actor()).or(() -> refusal(tx, chat.orElseThrow(), from, to));
    if (refusal.isPresent()) {
      return new Passed(refusal.get(), Optional.empty(), Optional.empty());
    }
    UUID told = words.say(tx, chat.get(), "chat.passed-on");
    rows.passOn(tx, chat.get());
    work.waits(tx, chat.get());
    tx.writeNow();
    move(tx, chat.get().caseId(), to);
    tx.record(chat.get().caseId(), "chat.passed-on", Map.of("from", from, "to", to));
    return new Passed(Handing.DONE, Optional.of(told), chat);
  }

  private static Optional<Handing> notOwn(Optional<Chat> chat, Actor officer) {
    return chat.filter(one -> one.state() == ChatState.TALKING)
            .filter(one -> one.isOf(officer.id()))
            .isPresent()
        ? Optional.empty()
        : Optional.of(Handing.NOT_YOURS);
  }

  private Optional<Handing> refusal(Tx tx, Chat chat, String from, String to) {
    if (!chat.scope().equals(from)) {
      return Optional.of(Handing.NOT_YOURS);
    }
    if (!chat.ofEnquiry()) {
      return Optional.of(Handing.ON_APPLICATION);
    }
    if (chat.linked().isPresent()) {
      return Optional.of(Handing.LINKED);
    }
    if (to.equals(from)) {
      return Optional.of(Handing.SAME_POST);
    }
    if (!posts.has(to)) {
      return Optional.of(Handing.NO_SUCH_POST);
    }
    if (alerts.isAnyOpen(tx, chat.caseId())) {
      return Optional.of(Handing.ALERT);
    }
    return posts.isOpen(tx, to, chat.language()) ? Optional.empty() : Optional.of(Handing.CLOSED);
  }

  private static void move(Tx tx, UUID caseId, String to) {
    boolean moved =
        tx.sql()
            .createQuery("SELECT guard.pass_enquiry(:case, :post)")
            .bind("case", caseId)
            .bind("post", to)
            .mapTo(Boolean.class)
            .one();
    if (!moved) {
      throw new IllegalStateException("An enquiry that was locked is not there to be passed on");
    }
  }

  /** What became of it. */
  public enum Handing {
    DONE,
    /** It was never, or is no longer: handed over before, taken over, or ended. */
    NOT_YOURS,
    YOURSELF,
    /** They have given the application up. */
    MAY_NOT_SEE,
    /** Who may see the application is at its post. */
    ON_APPLICATION,
    /** The same holds of one that is linked to it. */
    LINKED,
    SAME_POST,
    NO_SUCH_POST,
    /** Somebody told of danger, and nobody has acknowledged it: no queue may come between. */
    ALERT,
    /** Nobody is there now who reads the visitor's language. */
    CLOSED;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * What became of a chat that was to go to another post.
   *
   * @param told the entry of what the visitor was told
   * @param chat as it was before; empty like the entry when it stayed
   */
  public record Passed(Handing handing, Optional<UUID> told, Optional<Chat> chat) {}
}
