package org.portolan.web.chat;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.portolan.cases.chat.SayInChat;
import org.portolan.cases.chat.SayInChat.Outcome;
import org.portolan.cases.chat.SayInChat.Visitor;
import org.portolan.cases.chat.SayInChat.Words;
import org.portolan.cases.chat.model.ChatText;
import org.portolan.cases.store.Outage;
import org.portolan.messaging.work.StoringThreads;
import org.portolan.messaging.work.Together;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What visitors say over their sockets at the same moment is stored in one transaction. */
@ApplicationScoped
public class SayTogether {

  private static final Logger LOG = LoggerFactory.getLogger(SayTogether.class);

  private static final int MOST = 64;

  @Inject private SayInChat saying;
  @Inject private StoringThreads threads;

  private Together<Words, Optional<Outcome>> together;

  @PostConstruct
  void begin() {
    together = new Together<>(this::store, MOST, threads);
  }

  /** Says something in the chat that is open, without waiting; empty when none is. */
  CompletableFuture<Optional<Outcome>> say(Visitor visitor, UUID message, ChatText text) {
    Optional<Outcome> refused = saying.refused(text);
    return refused.isPresent()
        ? CompletableFuture.completedFuture(refused)
        : together.bring(saying.words(visitor, message, text));
  }

  private List<Optional<Outcome>> store(List<Words> words) {
    try {
      return saying.sayInOpen(words);
    } catch (RuntimeException e) {
      if (!Outage.isBehind(e)) {
        LOG.warn("{} messages of chats could not be stored together", words.size(), e);
      }
      throw e;
    }
  }
}
