package org.portolan.messaging.attachments;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.portolan.cases.attachments.AttachmentLimits;
import org.portolan.cases.attachments.Attachments;
import org.portolan.cases.attachments.SealedFiles;
import org.portolan.cases.attachments.checks.MalwareScanner;
import org.portolan.cases.enquiry.Enquiries;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.ContactPoints;
import org.portolan.cases.store.CaseStore;
import org.portolan.messaging.channel.MediaSource;
import org.portolan.messaging.inbox.InboxRows;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.work.Signal;

/**
 * What the parts that look after attachments share, and the parts themselves.
 *
 * @param scanner looks for malware in what came
 * @param sources providers that keep what came with messages
 * @param worthFor how long a source that fails is asked again
 * @param wanted raised when there is something to fetch
 * @param random spreads what is tried again
 */
public record AttachmentParts(
    CaseStore store,
    Keys keys,
    SealedFiles files,
    AttachmentLimits limits,
    MalwareScanner scanner,
    List<MediaSource> sources,
    Duration worthFor,
    Enquiries enquiries,
    Outbox outbox,
    Signal wanted,
    RandomGenerator random) {

  /** The part that notes what came. */
  public ExpectAttachments expecting() {
    return new ExpectAttachments(this, tellSender());
  }

  /** The part that fetches it. */
  public FetchAttachments fetching() {
    return new FetchAttachments(this, tellSender());
  }

  /** The part that keeps files that come whole. */
  public ArrivedFiles arrived() {
    return new ArrivedFiles(store, keys, files, limits);
  }

  /** Of whom each is asked for what it has. */
  List<MediaSource> allSources() {
    return Stream.concat(sources.stream(), Stream.of(arrived())).toList();
  }

  Attachments attachments() {
    return new Attachments(keys.sealer());
  }

  FetchQueue queue() {
    return new FetchQueue(keys.sealer());
  }

  private TellSender tellSender() {
    return new TellSender(new InboxRows(keys), new ContactPoints(keys), enquiries, outbox);
  }
}
