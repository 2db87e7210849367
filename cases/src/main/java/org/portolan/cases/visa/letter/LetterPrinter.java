package org.portolan.cases.visa.letter;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.util.Map;
import org.portolan.cases.print.Paper;
import org.portolan.cases.visa.model.Decision;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.Wants;
import org.portolan.i18n.Language;

/**
 * Prints letters: in the applicant's language, and then, where that is another, in the authority's,
 * whose text counts.
 */
@Dependent
public class LetterPrinter {

  private static final String APPLICATIONS = "visa/mine";

  private final Authority authority;

  @Inject
  public LetterPrinter(Authority authority) {
    this.authority = authority;
  }

  /** The letter as a PDF. */
  public byte[] pdf(Letter letter) {
    Language theirs = letter.application().application().origin().language();
    String title = new Words(theirs).of("visa.letter.open");
    try (Paper paper =
        new Paper(theirs, title, letter.on().atStartOfDay(ZoneOffset.UTC).toInstant())) {
      write(paper, letter, theirs);
      if (!theirs.equals(authority.language())) {
        paper.remark(
            new Words(theirs)
                .of("visa.letter.counts", Map.of("language", authority.language().ownName())));
        paper.in(authority.language()).sheet();
        write(paper, letter, authority.language());
      }
      return paper.pdf(letter.application().reference());
    }
  }

  private void write(Paper paper, Letter letter, Language language) {
    Words words = new Words(language);
    paper
        .remark(authority.name().map(Words::isolated).orElseGet(() -> words.of("visa.letter.from")))
        .title(words.of("visa.letter." + letter.kind().key() + ".title"));
    head(paper, letter, words);
    paper.space().paragraph(words.of("visa.letter." + letter.kind().key()));
    switch (letter.kind()) {
      case GRANTED -> granted(paper, letter.decision(), words);
      case REFUSED, REVOKED -> refused(paper, letter, words, language);
      case MORE -> more(paper, letter, words, language);
    }
  }

  private static void head(Paper paper, Letter letter, Words words) {
    paper
        .row(words.of("visa.letter.day"), words.day(letter.on()))
        .row(words.of("apply.reference"), Words.leftToRight(letter.application().reference()))
        .row(words.of("visa.letter.visa"), words.of(letter.application().type().textKey()));
    for (Member member : letter.application().members()) {
      paper.row(words.of("verify.names"), Words.name(member));
    }
    if (letter.application().type().sample()) {
      paper.space().remark(words.of("apply.sample"));
    }
  }

  private static void granted(Paper paper, Decision decision, Words words) {
    paper
        .row(words.of("apply.entries"), words.entries(decision.entries()))
        .row(words.of("apply.stay"), words.number(decision.days()))
        .row(words.of("apply.valid-from"), words.day(decision.from()))
        .row(words.of("apply.valid-until"), words.day(decision.until()))
        .space();
    said(paper, decision.text(), words);
    paper.paragraph(words.of("visa.letter.granted.next"));
  }

  private void refused(Paper paper, Letter letter, Words words, Language language) {
    letter.decision().grounds().forEach(ground -> paper.item(words.of("visa.ground." + ground)));
    paper.space();
    said(paper, letter.decision().text(), words);
    paper
        .paragraph(words.of("apply.appeal"))
        .paragraph(
            words.of(
                "visa.letter.appeal",
                Map.of("day", words.day(letter.until()), "address", where(language))));
  }

  private void more(Paper paper, Letter letter, Words words, Language language) {
    Wants wants = letter.wants();
    wants.documents().forEach(id -> paper.item(words.of("visa.document." + id)));
    wants.questions().forEach(id -> paper.item(words.of("visa.question." + id)));
    paper.space();
    said(paper, wants.text(), words);
    paper
        .paragraph(words.of("apply.more.by", Map.of("day", words.day(letter.until()))))
        .paragraph(words.of("visa.letter.send", Map.of("address", where(language))));
  }

  /** What the officer wrote, as they wrote it. */
  private static void said(Paper paper, String text, Words words) {
    if (!text.isEmpty()) {
      paper.paragraph(words.of("visa.letter.words")).said(text);
    }
  }

  private String where(Language language) {
    return Words.leftToRight(authority.page(language, APPLICATIONS));
  }
}
