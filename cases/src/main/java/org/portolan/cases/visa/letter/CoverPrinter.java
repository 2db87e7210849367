package org.portolan.cases.visa.letter;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import org.portolan.cases.print.Paper;
import org.portolan.cases.visa.ApplicationView;
import org.portolan.i18n.Language;

/**
 * Prints the sheet that an applicant puts on top of a passport sent by courier: whose it is, as a
 * barcode that the post scans. It names nobody, since couriers read it too.
 */
@Dependent
public class CoverPrinter {

  /** Of each bar, in millimetres: what hand scanners read at arm's length. */
  private static final float MODULE = 0.5f;

  private final Authority authority;
  private final PostAddresses addresses;

  @Inject
  public CoverPrinter(Authority authority, PostAddresses addresses) {
    this.authority = authority;
    this.addresses = addresses;
  }

  /** The sheet as a PDF. */
  public byte[] pdf(ApplicationView view, Instant at) {
    Language theirs = view.application().origin().language();
    Words words = new Words(theirs);
    BarPicture code = BarPicture.of(view.reference().replace("-", ""));
    try (Paper paper = new Paper(theirs, words.of("apply.papers.cover"), at)) {
      paper.title(words.of("apply.papers.cover"));
      addresses
          .of(view.application().origin().scope())
          .forEach(line -> paper.paragraph(Words.isolated(line)));
      paper
          .space()
          .row(words.of("apply.reference"), Words.leftToRight(view.reference()))
          .paragraph(words.of("apply.papers.on-top"))
          .code(code, code.modules() * MODULE);
      if (!theirs.equals(authority.language())) {
        Words counts = new Words(authority.language());
        paper
            .in(authority.language())
            .remark(counts.of("apply.reference") + ": " + Words.leftToRight(view.reference()));
      }
      return paper.pdf(view.reference());
    }
  }
}
