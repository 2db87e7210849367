package org.portolan.cases.attachments.checks;

import org.portolan.cases.attachments.Attachment.Refusal;

/** A file is not kept. Says why, and nothing of what is in it. */
final class UnfitFile extends Exception {

  private static final long serialVersionUID = 1;

  private final Refusal why;

  UnfitFile(Refusal why) {
    super(why.key(), null, false, false);
    this.why = why;
  }

  Refusal why() {
    return why;
  }
}
