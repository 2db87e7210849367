package org.portolan.web.visa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.portolan.cases.attachments.ReadAttachment;
import org.portolan.cases.attachments.SealedFiles;
import org.portolan.cases.papers.mrz.ZoneInText;
import org.portolan.cases.papers.photo.PictureReader;
import org.portolan.web.pictures.Pictures;
import org.portolan.web.uploads.Turns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the zone in a photograph of a passport, which is opened and made anew in memory first: the
 * program that reads gets no byte as somebody sent it. One at a time, so that it takes one core.
 */
@ApplicationScoped
public class PhotographedZone {

  private static final Logger LOG = LoggerFactory.getLogger(PhotographedZone.class);

  /** A zone fills most of the width: its letters are then as large as the program likes them. */
  private static final int LONGEST_SIDE = 2_000;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject private PictureReader reader;
  @Inject private SealedFiles files;

  private final Turns turns = new Turns(1, PATIENCE);

  /**
   * What came of it.
   *
   * @param wasRead whether the picture could be read at all
   * @param lines of a zone, as far as there are any that look like one
   */
  record Seen(boolean wasRead, Optional<String> lines) {
    @Override
    public String toString() {
      return "Seen[" + wasRead + "]";
    }
  }

  private static final Seen UNREAD = new Seen(false, Optional.empty());

  /** Whether the operator has a program that reads. */
  boolean isThere() {
    return reader.isThere();
  }

  /** Reads a picture that was sent. */
  Seen read(ReadAttachment.Opened sent) {
    if (!isThere() || !turns.take()) {
      return UNREAD;
    }
    try (InputStream content = files.open(sent.file().name(), sent.file().key())) {
      return Pictures.anew(content, LONGEST_SIDE)
          .flatMap(reader::read)
          .map(text -> new Seen(true, ZoneInText.find(text)))
          .orElse(UNREAD);
    } catch (IOException e) {
      LOG.error("Attachment {} cannot be read", sent.attachment().id(), e);
      return UNREAD;
    } finally {
      turns.leave();
    }
  }
}
