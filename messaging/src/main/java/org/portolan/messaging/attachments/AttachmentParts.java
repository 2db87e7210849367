package org.portolan.messaging.attachments;

import java.util.List;
import java.util.random.RandomGenerator;
import org.portolan.cases.attachments.AttachmentLimits;
import org.portolan.cases.attachments.Attachments;
import org.portolan.cases.attachments.SealedFiles;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.CaseStore;
import org.portolan.messaging.channel.MediaSource;

/**
 * What fetching attachments takes.
 *
 * @param sources of whom each is asked for what it has
 * @param random spreads what is tried again
 */
public record AttachmentParts(
    CaseStore store,
    Sealer sealer,
    Attachments attachments,
    SealedFiles files,
    AttachmentLimits limits,
    List<MediaSource> sources,
    RandomGenerator random) {

  FetchQueue queue() {
    return new FetchQueue(sealer);
  }
}
