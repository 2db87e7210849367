package org.portolan.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.visa.VisaTypes;
import org.portolan.cases.visa.model.Condition;
import org.portolan.cases.visa.model.Fee;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.cases.visa.types.model.TypeDraft;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/** What is typed of a kind of visa says the same as what it was shown from. */
class TypeFormTest {

  private static final Language FRENCH = Language.of("fr");

  private static TypeForm form(String type) {
    return TypeForm.of(VisaTypes.shipped(type).orElseThrow(), Texts.product(), FRENCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"short-stay", "family-reunion", "humanitarian"})
  void everything_of_a_shipped_type_can_be_typed(String id) {
    VisaType type = VisaTypes.shipped(id).orElseThrow();
    TypeForm form = form(id);
    assertThat(form.wrong()).isEmpty();
    TypeDraft draft = form.draft();

    assertThat(draft.language()).isEqualTo(FRENCH);
    assertThat(draft.fee()).isEqualTo(type.fee());
    assertThat(draft.entries()).isEqualTo(type.entries());
    assertThat(draft.fourEyes()).isEqualTo(type.fourEyes());
    assertThat(draft.times())
        .isEqualTo(
            new TypeDraft.Times(
                type.draftDays(), type.serviceDays(), type.appealDays(), type.mostDays()));
    assertThat(draft.grounds()).hasSameSizeAs(type.grounds());
    for (int i = 0; i < type.questions().size(); i++) {
      var question = type.questions().get(i);
      var typed = draft.questions().get(i);
      assertThat(typed.id()).isEqualTo(question.id());
      assertThat(typed.label()).isEqualTo(Texts.product().text(FRENCH, question.textKey()));
      assertThat(typed.when()).isEqualTo(question.when());
      assertThat(typed.options()).hasSameSizeAs(question.options());
      assertThat(typed.how().kind()).isEqualTo(question.kind());
      assertThat(typed.how().least()).isEqualTo(question.least());
      assertThat(typed.how().most()).isEqualTo(question.most());
      assertThat(typed.how().longest()).isEqualTo(question.longest());
      assertThat(typed.how().day()).isEqualTo(question.day());
      assertThat(typed.how().optional()).isEqualTo(question.optional());
    }
    assertThat(draft.documents())
        .extracting(TypeDraft.DraftDocument::when)
        .containsExactlyElementsOf(type.documents().stream().map(one -> one.when()).toList());
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {"40 | EUR | 4000", "40,5 | eur | 4050", "٤٠.٥٠ | EUR | 4050", "900 | JPY | 900"})
  void money_is_read_as_it_is_written(String amount, String currency, int minor) {
    TypeForm form = form("short-stay");
    form.setAmount(amount);
    form.setCurrency(currency);
    assertThat(form.wrong()).isEmpty();
    assertThat(form.draft().fee())
        .isEqualTo(new Fee(minor, currency.toUpperCase(java.util.Locale.ROOT), form.getWaivers()));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"40, Gold", "900.5, JPY", "'4.5.6', EUR", "-4, EUR", "99999999, EUR", "1e3, EUR"})
  void money_that_there_is_not_is_refused(String amount, String currency) {
    TypeForm form = form("short-stay");
    form.setAmount(amount);
    form.setCurrency(currency);
    assertThat(form.wrong()).hasValue("amount");
  }

  @Test
  void words_that_are_none_are_refused() {
    TypeForm form = form("short-stay");
    form.setName(" ");
    assertThat(form.wrong()).hasValue("name");
    form.setName("x".repeat(101));
    assertThat(form.wrong()).hasValue("name");
    form.setName("Visa");
    form.setWho("turned \u202e round");
    assertThat(form.wrong()).hasValue("who");
    form.setWho("For all");
    form.setServiceDays("soon");
    assertThat(form.wrong()).hasValue("days");
    form.setServiceDays("۱۵");
    assertThat(form.wrong()).isEmpty();
    assertThat(form.draft().times().serviceDays()).isEqualTo(15);
    form.addDocument();
    assertThat(form.wrong()).hasValue("documents");
    form.remove(form.getDocuments().get(form.getDocuments().size() - 1));
    form.addQuestion();
    assertThat(form.wrong()).hasValue("questions");
  }

  @Test
  void what_hangs_on_answers_hangs_on_any_of_one_question_and_on_all_questions() {
    TypeRow row = new TypeRow("new-1");
    row.setWhen(List.of("host=yes", "purpose=medical", "purpose=other", "broken"));
    row.setCountries("eth, SOM");

    assertThat(row.conditions())
        .containsExactly(
            new Condition("host", List.of("yes")),
            new Condition("purpose", List.of("medical", "other")),
            new Condition("nationality", List.of("ETH", "SOM")));
    assertThat(new TypeRow("x", "", row.conditions()).conditions()).isEqualTo(row.conditions());
  }

  @Test
  void rows_change_their_places() {
    TypeForm form = form("short-stay");
    TypeRow third = form.getQuestions().get(2);
    form.raise(third);
    form.raise(third);
    form.raise(third);
    assertThat(form.getQuestions().get(0)).isSameAs(third);
  }
}
