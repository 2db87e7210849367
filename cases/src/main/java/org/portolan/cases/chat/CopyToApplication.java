package org.portolan.cases.chat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.attachments.SharedFiles;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.chat.store.LinkedChats;
import org.portolan.cases.chat.store.LinkedChats.Copy;
import org.portolan.cases.chat.store.LinkedChats.Said;
import org.portolan.cases.files.CasesInReach;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;

/**
 * What is said in a linked chat stands on its application too, under that case's key. Whoever says
 * something brings along what is not there yet; who may not see the application leaves it to the
 * next one who may.
 */
final class CopyToApplication {

  private final LinkedChats links = new LinkedChats();
  private final Timeline timeline;
  private final SharedFiles attachments;

  CopyToApplication(Timeline timeline, Sealer sealer) {
    this.timeline = timeline;
    this.attachments = new SharedFiles(sealer);
  }

  /** Brings a chat's application up to date; the transaction has the chat locked. */
  void follow(Tx tx, Chat chat) {
    chat.linked()
        .filter(application -> CasesInReach.has(tx, application))
        .ifPresent(application -> copy(tx, chat, application));
  }

  private void copy(Tx tx, Chat chat, UUID application) {
    List<Said> behind = links.behind(tx, chat);
    if (behind.isEmpty()) {
      return;
    }
    Map<UUID, UUID> entries =
        behind.stream()
            .collect(
                Collectors.toMap(
                    Said::entry,
                    said -> UUID.randomUUID(),
                    (one, other) -> one,
                    LinkedHashMap::new));
    timeline.copy(tx, chat.caseId(), application, entries);
    attachments.copy(tx, chat.caseId(), application, entries);
    links.copied(
        tx,
        behind.stream()
            .map(said -> new Copy(application, chat.id(), said.seq(), entries.get(said.entry())))
            .toList());
    tx.record(application, "chat.copied", Map.of("messages", behind.size()));
  }
}
