package org.portolan.cases.visa.letter;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.portolan.cases.print.Paper;
import org.portolan.cases.seal.SealPicture;
import org.portolan.cases.seal.model.SealContent;
import org.portolan.cases.visa.model.Decision;
import org.portolan.i18n.Countries;
import org.portolan.i18n.Language;

/**
 * Prints visas: what the seal says in words of the applicant's language and the authority's, the
 * seal itself, and the machine readable zone (ICAO Doc 9303 parts 7 and 13).
 */
@Dependent
public class VisaPrinter {

  /** The country of specimens. */
  private static final String UTOPIA = "UTO";

  /** Of each module of the code, in millimetres: more than twice what the standard asks for. */
  private static final float MODULE = 0.8f;

  private static final int LINE = SealContent.LINE_OF_A;

  private final Authority authority;

  @Inject
  public VisaPrinter(Authority authority) {
    this.authority = authority;
  }

  /** The visa as a PDF. */
  public byte[] pdf(VisaSheet sheet) {
    Language theirs = sheet.application().application().origin().language();
    Both both = new Both(new Words(authority.language()), new Words(theirs));
    SealContent content = sheet.visa().content();
    try (Paper paper = new Paper(authority.language(), both.of("visa.sheet.title"), sheet.at())) {
      paper
          .remark(
              authority.name().map(Words::isolated).orElseGet(() -> both.of("visa.letter.from")))
          .title(both.of("visa.sheet.title"));
      if (sheet.application().type().sample() || content.upperLine().startsWith(UTOPIA, 2)) {
        paper.paragraph(both.authority.of("visa.sheet.specimen"));
        paper.in(theirs).paragraph(both.applicant.of("visa.sheet.specimen"));
        paper.in(authority.language());
      }
      who(paper, sheet, content, both);
      what(paper, sheet, content, both);
      SealPicture code = SealPicture.of(sheet.visa().seal().bytes());
      paper.space().code(code, code.modules() * MODULE);
      check(paper, authority.language());
      if (!theirs.equals(authority.language())) {
        check(paper.in(theirs), theirs);
      }
      paper.zone(
          List.of(
              content.upperLine(),
              content.lowerLine() + "<".repeat(LINE - content.lowerLine().length())));
      return paper.pdf(content.number());
    }
  }

  private static void who(Paper paper, VisaSheet sheet, SealContent content, Both both) {
    paper
        .row(both.of("visa.sheet.number"), Words.leftToRight(content.number()))
        .row(both.of("verify.names"), Words.leftToRight(content.names()))
        .row("", Words.ownScript(sheet.member()).orElse(""))
        .row(both.of("verify.passport"), Words.leftToRight(content.passport()))
        .row(both.of("verify.nationality"), nationality(content, both))
        .row(both.of("verify.born"), Words.leftToRight(content.born().replace("<", "_")));
  }

  private static String nationality(SealContent content, Both both) {
    String code = content.nationality().equals("D") ? "DEU" : content.nationality();
    return Countries.has(code) ? both.said(words -> words.country(code)) : Words.leftToRight(code);
  }

  private static void what(Paper paper, VisaSheet sheet, SealContent content, Both both) {
    Decision decision = sheet.application().decision().orElseThrow();
    paper
        .row(both.of("visa.letter.visa"), both.of(sheet.application().type().textKey()))
        .row(both.of("apply.entries"), both.said(words -> words.entries(decision.entries())))
        .row(both.of("apply.stay"), Words.leftToRight(Integer.toString(decision.days())))
        .row(both.of("apply.valid-from"), Words.leftToRight(decision.from().toString()))
        .row(both.of("apply.valid-until"), Words.leftToRight(content.validUntil().toString()))
        .row(both.of("verify.issuer"), Words.leftToRight(sheet.visa().seal().header().issuer()))
        .row(both.of("verify.issued"), Words.leftToRight(content.issuedOn().toString()));
  }

  private void check(Paper paper, Language language) {
    paper.remark(
        new Words(language)
            .of(
                "visa.sheet.check",
                Map.of("address", Words.leftToRight(authority.page(language, "verify")))));
  }

  /** Words of the authority's language, and the same in the applicant's. */
  private record Both(Words authority, Words applicant) {

    String of(String key) {
      return said(words -> words.of(key));
    }

    String said(Function<Words, String> what) {
      String first = what.apply(authority);
      String second = what.apply(applicant);
      return first.equals(second) ? first : Words.isolated(first) + " · " + Words.isolated(second);
    }
  }
}
