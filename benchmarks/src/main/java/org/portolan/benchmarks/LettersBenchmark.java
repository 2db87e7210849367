package org.portolan.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.visa.ApplicationView;
import org.portolan.cases.visa.VisaTypes;
import org.portolan.cases.visa.letter.Authority;
import org.portolan.cases.visa.letter.Letter;
import org.portolan.cases.visa.letter.LetterPrinter;
import org.portolan.cases.visa.letter.VisaPrinter;
import org.portolan.cases.visa.letter.VisaSheet;
import org.portolan.cases.visa.model.Answers;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Application.Origin;
import org.portolan.cases.visa.model.Application.Standing;
import org.portolan.cases.visa.model.Decision;
import org.portolan.cases.visa.model.GivenAnswer;
import org.portolan.cases.visa.model.IssuedVisa;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.State;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;

/**
 * How long a granted visa takes to be told: its seal signed, the visa with the seal printed, and
 * the letter of the decision in the applicant's language and the authority's; in every language.
 * Against the same English lines written by PDFBox alone, in a font that every reader has: nothing
 * shaped, embedded, signed or drawn.
 */
final class LettersBenchmark {

  private static final int LETTERS = 40;
  private static final int UNMEASURED = 15;
  private static final int BARE = 400;

  private static final Map<String, String> NAMES =
      Map.of(
          "ar", "ليلى حداد",
          "fa", "شیرین ابراهیمی",
          "fa-AF", "لیلا رحیمی",
          "am", "ሰላም ገብረ",
          "ti", "ሰላም ገብረ",
          "bn", "সুলতানা রহমান",
          "zh-Hans", "王小明",
          "ru", "Анна Щербакова",
          "uk", "Олена Ткаченко");

  private static final String SAID =
      "We look forward to your visit. Bring this letter and the papers that you have shown to us, and"
          + " ask at the harbour for whoever meets you.";

  private final PrintStream out;
  private final SpecimenSeals seals;
  private final Instant now;
  private final LetterPrinter letters = new LetterPrinter(authority());
  private final VisaPrinter visas = new VisaPrinter(authority());

  LettersBenchmark(PrintStream out, Clock clock) throws IOException {
    this.out = out;
    this.seals = new SpecimenSeals(clock);
    this.now = clock.instant();
  }

  private static Authority authority() {
    return new Authority(Settings.of(Map.of("PORTOLAN_AUTHORITY_NAME", "Consulate of Utopia")));
  }

  void run() throws IOException {
    Latencies all = new Latencies(LETTERS * Languages.travellers().size());
    double english = 0;
    for (Language language : Languages.travellers()) {
      long began = System.nanoTime();
      print(language, 0);
      double first = (System.nanoTime() - began) / 1e6;
      Latencies latencies = new Latencies(LETTERS);
      for (int i = -UNMEASURED; i < LETTERS; i++) {
        began = System.nanoTime();
        print(language, i + UNMEASURED);
        long took = System.nanoTime() - began;
        if (i >= 0) {
          latencies.add(took);
          all.add(took);
        }
      }
      english = language.equals(Language.ENGLISH) ? latencies.percentile(0.5) : english;
      out.printf(
          "Letter and sealed visa, %-11s %s; the first in a process %.0f ms%n",
          language.tag(), latencies, first);
    }
    out.printf("Letter and sealed visa, all         %s%n", all);
    compare(english);
  }

  private void compare(double english) throws IOException {
    BareLetter bare = BareLetter.like(print(Language.ENGLISH, 0));
    Latencies latencies = new Latencies(BARE);
    for (int i = -BARE; i < BARE; i++) {
      long began = System.nanoTime();
      bare.pdf();
      if (i >= 0) {
        latencies.add(System.nanoTime() - began);
      }
    }
    double theirs = latencies.percentile(0.5);
    out.printf(
        "  the same English lines by PDFBox  %s; ours takes %.1f times that%n",
        latencies, english / theirs);
  }

  /** Signs, and prints both. */
  private List<byte[]> print(Language language, int number) {
    UUID member = UUID.randomUUID();
    IssuedVisa visa = IssuedVisa.of(member, seals.seal(number)).orElseThrow();
    ApplicationView view = view(language, member, visa);
    byte[] letter = letters.pdf(Letter.of(view, now).orElseThrow());
    return List.of(letter, visas.pdf(VisaSheet.of(view, 1, now).orElseThrow()));
  }

  private ApplicationView view(Language language, UUID memberId, IssuedVisa visa) {
    Origin origin =
        new Origin(
            UUID.randomUUID(),
            ManyApplications.POST,
            UUID.randomUUID(),
            UUID.randomUUID(),
            new VisaTypes().of("short-stay", 1),
            language,
            ZoneOffset.UTC,
            now);
    LocalDate today = seals.today();
    Decision granted = new Decision(true, 1, 30, today, today.plusDays(90), List.of(), SAID);
    String name = NAMES.getOrDefault(language.tag(), "Anaïs Núñez");
    Member member =
        new Member(
            memberId,
            Member.Kind.ADULT,
            1,
            new Answers(
                Map.of("name", new GivenAnswer(name, "Anna Maria Eriksson", null, null, 1))));
    return new ApplicationView(
        "V-1234-ABCD",
        Application.restored(
            origin, new Standing(State.ISSUED, 9, now, now, now, null, "staff:1", now)),
        List.of(member),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        Set.of(),
        Optional.of(granted),
        Optional.of("L00000001"),
        List.of(visa),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
