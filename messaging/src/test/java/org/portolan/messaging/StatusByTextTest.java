package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.traveller.ATraveller;
import org.portolan.cases.visa.AnApplication;
import org.portolan.cases.visa.VisaTypes;
import org.portolan.cases.visa.WhereItStands;
import org.portolan.cases.visa.store.Applications;
import org.portolan.cases.visa.store.Requests;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.visa.AnswerStatus;
import org.portolan.messaging.visa.StatusQuestions;
import org.portolan.messaging.visa.StatusReply;

/** Whoever texts STATUS is told where their own matter stands, and nobody else's. */
class StatusByTextTest {

  /** That of the applicants here. */
  private static final Language TIGRINYA = Language.of("ti");

  private final APost post = new APost();
  private final AnswerStatus answering =
      new AnswerStatus(
          post.store,
          new StatusQuestions(),
          new WhereItStands(new Applications(new VisaTypes()), new Requests(post.keys.sealer())),
          new PersonLabels(post.keys),
          new StatusReply(PublicAddress.of(post.settings)),
          post.outbox,
          post.alarm());

  @BeforeEach
  void nobody_asks() {
    owner("DELETE FROM status_question");
    post.at("12:00");
  }

  private static void owner(String sql, Object... arguments) {
    Jdbi.create(TestStore.shared().asOwner()).useHandle(h -> h.execute(sql, arguments));
  }

  private String answer(PhoneNumber phone, String asked) {
    post.hears(phone, asked);
    answering.answer(100);
    post.works();
    List<String> texts = post.texts(phone);
    return texts.isEmpty() ? "" : texts.get(texts.size() - 1);
  }

  private static String text(String key) {
    return Texts.product().text(TIGRINYA, key);
  }

  /** A text as far as it is the same for everybody. */
  private static String beginningOf(String key) {
    return Texts.product().text(TIGRINYA, key, Map.of("day", "|", "address", "|")).split("\\|")[0];
  }

  @Test
  void a_phone_that_may_be_shared_reads_the_stage_and_the_day_and_no_matter() {
    AnApplication one = AnApplication.of("short-stay").submitted();

    assertThat(answer(one.phone(), "STATUS"))
        .contains(beginningOf("status.working"), "2026", "https://p.example/my")
        .doesNotContainIgnoringCase(
            text("visa.type.short-stay"), "visa", "ቪዛ", one.reference(), "Selam");
  }

  @Test
  void a_phone_that_nobody_else_reads_is_told_which_matter_it_is() {
    AnApplication one = AnApplication.of("short-stay").submitted();
    owner(
        "UPDATE contact_point SET shared = false WHERE id = (SELECT contact_point_id FROM"
            + " visa_application WHERE case_id = ?)",
        one.caseId());

    assertThat(answer(one.phone(), "ኩነታት"))
        .startsWith(text("visa.type.short-stay") + ": " + beginningOf("status.working"))
        .doesNotContain(one.reference());
  }

  @Test
  void of_several_on_one_phone_each_is_told_by_initials() {
    AnApplication one = AnApplication.of("short-stay").submitted();
    AnApplication.of("short-stay", one.phone()).submitted();

    assertThat(answer(one.phone(), "status").split("\n"))
        .hasSize(3)
        .filteredOn(line -> line.contains(beginningOf("status.working")))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).matches("\\S\\. ?\\S\\.: .*"));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @ValueSource(
      strings = {
        "incomplete: open",
        "refusal-proposed: working",
        "refused: decided",
        "issued: decided",
        "revoked: decided",
        "withdrawn: closed",
        "refusal-appealed: open"
      })
  void what_was_decided_stands_in_no_text(String row) {
    AnApplication one = AnApplication.of("short-stay").submitted();
    owner(
        "UPDATE visa_application SET state = ? WHERE case_id = ?",
        row.split(": ")[0],
        one.caseId());

    String said = row.split(": ")[1];
    assertThat(answer(one.phone(), "status"))
        .startsWith(beginningOf("status." + said))
        .doesNotContain(text("visa.state." + row.split(": ")[0]));
  }

  @Test
  void what_takes_longer_than_was_said_says_so() {
    AnApplication one = AnApplication.of("short-stay").submitted();
    owner("UPDATE visa_application SET due_at = begun_at - interval '9 days'");

    assertThat(answer(one.phone(), "status")).startsWith(text("status.late"));
  }

  @Test
  void a_draft_that_nobody_went_on_with_is_no_matter_of_whoever_holds_the_phone() {
    AnApplication begun = AnApplication.of("short-stay");
    String nothing = answer(begun.phone(), "status");

    assertThat(nothing).startsWith(beginningOf("status.none"));
    begun.send("passport");
    assertThat(answer(begun.phone(), "status")).startsWith(beginningOf("status.draft"));
  }

  @Test
  void somebody_elses_reference_opens_nothing() {
    AnApplication one = AnApplication.of("short-stay").submitted();
    String withoutADigit = "V-ABCD-EFGK";

    for (String reference : List.of(one.reference(), withoutADigit)) {
      assertThat(answer(APost.aPhone(), "STATUS " + reference))
          .isEqualTo(
              Texts.product()
                  .text(
                      Language.of("am"), "status.none", Map.of("address", "https://p.example/my")));
    }
    assertThat(post.texts(one.phone())).isEmpty();
  }

  @Test
  void what_is_behind_a_secret_stands_in_no_text() {
    PhoneNumber phone = ATraveller.aPhone();
    AnApplication kept = AnApplication.of("short-stay", phone).submitted();
    kept.keptBySecret("the tree behind the well");
    assertThat(answer(phone, "status")).startsWith(beginningOf("status.none"));

    AnApplication.of("short-stay", phone).submitted();
    assertThat(answer(phone, "status").split("\n"))
        .hasSize(2)
        .filteredOn(line -> line.contains(beginningOf("status.working")))
        .hasSize(1);
  }
}
