package org.portolan.messaging.attachments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portolan.cases.attachments.Attachment.Refusal;
import org.portolan.cases.attachments.AttachmentLimits;
import org.portolan.cases.attachments.Attachments;
import org.portolan.cases.attachments.SealedFiles;
import org.portolan.cases.attachments.SealedFiles.Kept;
import org.portolan.cases.attachments.checks.CheckFile;
import org.portolan.cases.attachments.checks.CheckFile.Checked;
import org.portolan.cases.attachments.checks.CheckFile.Fit;
import org.portolan.cases.attachments.checks.CheckFile.Unfit;
import org.portolan.cases.attachments.checks.MalwareScanner;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.KeyVault.KeyDestroyed;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.messaging.attachments.FetchQueue.Wanted;
import org.portolan.messaging.channel.MediaSource;
import org.portolan.messaging.outbox.Backoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches what came with messages: claims one in a transaction, fetches, checks and seals it
 * outside any, and records in another what became of it. Killed in between, it is fetched again; a
 * file that was written and not recorded is swept away. A source that does not answer is asked
 * again until it is no longer worth it; so is a scanner: what it was not asked about is not kept.
 */
public final class FetchAttachments {

  /** As whom it is recorded, whatever the case is about. */
  static final Actor ACTOR =
      Actor.system(
          "attachments",
          Compartment.TRANSIT,
          Compartment.IDENTITY,
          Compartment.VISA,
          Compartment.HEALTH,
          Compartment.SUPPORT,
          Compartment.INFORMATION);

  private static final Logger LOG = LoggerFactory.getLogger(FetchAttachments.class);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

  /** A provider may tell of a message before all of it is there. */
  private static final int TRIES_UNTIL_GONE = 4;

  private final CaseStore store;
  private final Attachments attachments;
  private final SealedFiles files;
  private final AttachmentLimits limits;
  private final CheckFile check;
  private final MalwareScanner scanner;
  private final BlindIndex index;
  private final List<MediaSource> sources;
  private final FetchQueue queue;
  private final TellSender tell;
  private final Backoff backoff;

  FetchAttachments(AttachmentParts parts, TellSender tell) {
    this.store = parts.store();
    this.attachments = parts.attachments();
    this.files = parts.files();
    this.limits = parts.limits();
    this.check = new CheckFile(parts.limits());
    this.scanner = parts.scanner();
    this.index = parts.keys().blindIndex();
    this.sources = parts.allSources();
    this.queue = parts.queue();
    this.backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, parts.random());
    this.tell = tell;
  }

  /** Fetches one of those due; returns how many there were. */
  public int step() {
    Optional<Wanted> claimed = store.call(ACTOR, queue::claim);
    claimed.ifPresent(this::fetch);
    return claimed.isPresent() ? 1 : 0;
  }

  private void fetch(Wanted wanted) {
    try {
      sources.stream()
          .filter(source -> source.has(wanted.address()))
          .findFirst()
          .map(source -> source.open(wanted.address()))
          .orElseGet(MediaSource.Gone::new)
          .<Runnable>fold(
              there -> () -> take(wanted, there),
              gone -> () -> gone(wanted),
              notNow -> () -> later(wanted, notNow.cause(), Refusal.GONE))
          .run();
    } catch (KeyDestroyed e) {
      LOG.info("What attachment {} came with was forgotten meanwhile", wanted.id());
    }
  }

  private void take(Wanted wanted, MediaSource.There there) {
    try (InputStream in = there.content()) {
      if (there.bytes() > limits.mostBytes()) {
        refuse(wanted, Refusal.TOO_LARGE);
        return;
      }
      byte[] content = in.readNBytes(Math.toIntExact(limits.mostBytes() + 1));
      if (content.length > limits.mostBytes()) {
        refuse(wanted, Refusal.TOO_LARGE);
      } else if (there.bytes() >= 0 && content.length != there.bytes()) {
        later(wanted, "cut off", Refusal.GONE);
      } else {
        look(wanted, content);
      }
    } catch (IOException e) {
      later(wanted, e.getClass().getSimpleName(), Refusal.GONE);
    }
  }

  /** The checks first: what they refuse no scanner has to see. */
  private void look(Wanted wanted, byte[] content) throws IOException {
    Checked checked = check.check(content);
    if (checked instanceof Unfit unfit) {
      refuse(wanted, unfit.why());
      return;
    }
    switch (scanner.scan(content)) {
      case CLEAN, NOT_LOOKED -> keep(wanted, (Fit) checked);
      case INFECTED -> refuse(wanted, Refusal.INFECTED);
      case UNKNOWN -> {
        store.run(ACTOR, tx -> attachments.unchecked(tx, wanted.id()));
        later(wanted, "not checked", Refusal.UNCHECKED);
      }
    }
  }

  private void keep(Wanted wanted, Fit fit) throws IOException {
    Kept kept = files.keep(new ByteArrayInputStream(fit.content()), limits.mostBytes());
    boolean stored =
        store.call(
            ACTOR,
            tx -> {
              queue.done(tx, wanted);
              return attachments.stored(
                  tx, wanted.caseId(), wanted.id(), fit.type(), kept, index.ofFile(fit.content()));
            });
    if (!stored) {
      files.delete(Set.of(kept.name()));
    }
  }

  private void gone(Wanted wanted) {
    if (wanted.attempts() >= TRIES_UNTIL_GONE) {
      refuse(wanted, Refusal.GONE);
    } else {
      later(wanted, "not there", Refusal.GONE);
    }
  }

  private void refuse(Wanted wanted, Refusal why) {
    store.run(
        ACTOR,
        tx -> {
          queue.done(tx, wanted);
          if (attachments.refused(tx, wanted.caseId(), wanted.id(), why)) {
            tell.refused(tx, wanted.caseId(), wanted.message(), why);
          }
        });
  }

  /** Tries again, or refuses it when that is no longer worth it. */
  private void later(Wanted wanted, String cause, Refusal inTheEnd) {
    LOG.info("Attachment {} cannot be fetched now: {}", wanted.id(), cause);
    Instant now = store.call(ACTOR, tx -> tx.now());
    if (!now.isBefore(wanted.giveUpAt())) {
      refuse(wanted, inTheEnd);
      return;
    }
    store.run(
        ACTOR, tx -> queue.again(tx, wanted, tx.now().plus(backoff.after(wanted.attempts()))));
  }
}
