package org.portolan.cases.chat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.portolan.cases.chat.model.OfficeHours;
import org.portolan.cases.chat.store.ChatQueue;
import org.portolan.cases.enquiry.Enquiries;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.VisaPosts;
import org.portolan.i18n.Language;

/** The posts at which somebody chats: where guests come to, and those that decide on visas. */
@Dependent
public class ChatPosts {

  private final CaseStore store;
  private final ChatQueue queue;
  private final List<String> all;

  @Inject
  public ChatPosts(CaseStore store, ChatQueue queue, Enquiries enquiries, Settings settings) {
    this.store = store;
    this.queue = queue;
    this.all =
        Stream.concat(
                Stream.of(enquiries.desk().scope()), VisaPosts.of(settings).all().stream().sorted())
            .distinct()
            .toList();
  }

  /** Whether a scope is that of such a post. */
  public boolean has(String scope) {
    return all.contains(scope);
  }

  /**
   * The other posts, and whether somebody is there now who reads a language. When that is they tell
   * every visitor.
   */
  public List<Post> others(String scope, Language language) {
    return store.call(
        SayInChat.actor(),
        tx ->
            all.stream()
                .filter(one -> !one.equals(scope))
                .map(one -> new Post(one, opens(tx, one, language), tx.now()))
                .toList());
  }

  /** Whether somebody is at a post now who reads a language. */
  boolean isOpen(Tx tx, String scope, Language language) {
    return new Post(scope, opens(tx, scope, language), tx.now()).isOpen();
  }

  private Optional<Instant> opens(Tx tx, String scope, Language language) {
    return OfficeHours.open(queue.hours(tx, scope), language.tag(), tx.now());
  }

  /**
   * A post.
   *
   * @param opens when somebody is there next: now, if it is open; empty when nobody ever is
   * @param now when that was asked
   */
  public record Post(String scope, Optional<Instant> opens, Instant now) {

    /** Whether somebody is there. */
    public boolean isOpen() {
      return opens.filter(now::equals).isPresent();
    }
  }
}
