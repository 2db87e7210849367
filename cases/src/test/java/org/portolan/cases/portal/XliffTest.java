package org.portolan.cases.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portolan.cases.portal.APage.AR;
import static org.portolan.cases.portal.APage.EN;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.portolan.cases.portal.TranslateByFile.Reason;
import org.portolan.cases.portal.WritePages.Draft;
import org.portolan.cases.portal.model.PageText;
import org.portolan.cases.portal.model.Version;

class XliffTest {

  private static final String BODY =
      "Stand **here**.\n\n- [Ask](portolan:ask) & wait\n- <look> [at](https://who.int/a?b=c&d=e)";

  private final APage page = new APage();
  private final OpenPage pages = new OpenPage();
  private final TranslateByFile files = new TranslateByFile(pages, page.write);

  XliffTest() {
    page.write(page.author, EN, 0, new PageText("Queue", "How.", "Wait.", BODY), true);
  }

  private String export() {
    return page.store().call(page.author, tx -> files.export(tx, page.slug, AR).orElseThrow());
  }

  private List<Reason> take(String file) {
    return page.store()
        .call(
            page.author,
            tx -> files.take(tx, page.slug, AR, file.getBytes(StandardCharsets.UTF_8), true));
  }

  private List<Version> versions() {
    return page.store()
        .call(page.author, tx -> pages.open(tx, page.slug, AR).orElseThrow().versions());
  }

  /** As a tool would fill it in: the words of the source, turned into Arabic letters. */
  private static String translated(String file) {
    return file.replaceAll(
        "(?s)<source xml:space=\"preserve\">(.*?)</source>",
        "$0<target xml:space=\"preserve\">ب $1</target>");
  }

  private String refusal(String file) {
    List<Reason> reasons = take(file);
    assertThat(versions()).isEmpty();
    assertThat(reasons).isNotEmpty();
    return reasons.get(0).key();
  }

  @Test
  void what_went_out_comes_back_as_a_draft_with_every_link_in_its_place() {
    assertThat(take(translated(export()))).isEmpty();
    Version draft = versions().get(0);
    assertThat(draft.text().title()).isEqualTo("ب Queue");
    assertThat(draft.text().body())
        .isEqualTo(
            "ب Stand **here**.\n\nب - [Ask](portolan:ask) & wait\n"
                + "- <look> [at](https://who.int/a?b=c&d=e)");
    assertThat(draft.translates()).isEqualTo(OptionalInt.of(1));
    assertThat(draft.machine()).isTrue();
    assertThat(export()).contains("<target", "ب Queue");
  }

  @Test
  void a_tool_may_cut_a_unit_into_segments() {
    String cut =
        translated(export())
            .replace(
                "ب Queue</target>",
                "ب </target></segment><segment><source></source><target>Queue</target>");
    assertThat(take(cut)).isEmpty();
    assertThat(versions().get(0).text().title()).isEqualTo("ب Queue");
  }

  @Test
  void what_stands_between_segments_is_kept_and_suggestions_are_no_part_of_the_text() {
    String cut =
        translated(export())
            .replaceFirst(
                "(?s)<segment>(<source xml:space=\"preserve\">Queue</source>).*?</segment>",
                """
                <mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0">
                <mtc:match ref="#s1"><source>Quay</source><target>رصيف</target></mtc:match>
                </mtc:matches><segment><source>Que</source><target order="3">ثان</target></segment>
                <ignorable><source></source><target> </target></ignorable>
                <segment><source>ue</source><target order="1">أول</target></segment>""");
    assertThat(take(cut)).isEmpty();
    assertThat(versions().get(0).text().title()).isEqualTo("أول ثان");
  }

  @Test
  void a_space_between_segments_need_not_be_translated() {
    page.write(page.author, EN, 1, new PageText("Queue here", "How.", "Wait.", BODY), true);
    String cut =
        translated(export())
            .replaceFirst(
                "(?s)<segment>(<source xml:space=\"preserve\">Queue here</source>).*?</segment>",
                """
                <segment><source>Queue</source><target>قف</target></segment>
                <ignorable><source> </source></ignorable>
                <segment><source>here</source><target>هنا</target></segment>""");
    assertThat(take(cut)).isEmpty();
    assertThat(versions().get(0).text().title()).isEqualTo("قف هنا");
    String half = cut.replace("<target>هنا</target>", "");
    assertThat(take(half)).containsExactly(new Reason("xliff.no-target", "title"));
    String twice = cut.replace("<target>هنا", "<target order=\"1\">هنا");
    assertThat(take(twice)).containsExactly(new Reason("xliff.wrong-order", "title"));
  }

  @Test
  void what_is_nested_without_end_is_refused() {
    String deep = "<pc id=\"1\">".repeat(20_000) + "ب" + "</pc>".repeat(20_000);
    assertThat(refusal(translated(export()).replace("ب Queue", deep))).isEqualTo("xliff.not-xml");
  }

  @Test
  void what_does_not_fit_is_refused_with_its_reason_and_nothing_is_kept() {
    String good = translated(export());
    assertThat(refusal("no file")).isEqualTo("xliff.not-xml");
    assertThat(refusal("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>" + good))
        .isEqualTo("xliff.not-xml");
    assertThat(refusal(good.replace("version=\"2.0\"", "version=\"1.2\"")))
        .isEqualTo("xliff.not-xliff-2");
    assertThat(refusal(good.replace("trgLang=\"ar\"", "trgLang=\"fa\"")))
        .isEqualTo("xliff.other-languages");
    assertThat(refusal(good.replace(page.slug + "#1", page.slug + "#7")))
        .isEqualTo("xliff.other-version");
    assertThat(refusal(good.replace("unit id=\"sms\"", "unit id=\"x\"")))
        .isEqualTo("xliff.unknown-unit");
    assertThat(refusal(export())).isEqualTo("xliff.no-target");
    assertThat(refusal(good.replace("\">Queue</source>", "\">Line</source>")))
        .isEqualTo("xliff.changed-source");
    String target = good.substring(good.lastIndexOf("<target"));
    String without = target.replaceFirst("<ph id=\"1\"[^>]*>(</ph>)?", "");
    assertThat(refusal(good.replace(target, without))).isEqualTo("xliff.broken-placeholders");
    assertThat(refusal(good.replace(target, target.replace("id=\"2\"", "id=\"1\""))))
        .isEqualTo("xliff.broken-placeholders");
    assertThat(refusal(good.replace("ب Queue", "ب \u202E Queue")))
        .isEqualTo("wrong.control-characters");
  }

  @Test
  void all_that_is_wrong_is_said_at_once() {
    String file = translated(export());
    String bad =
        file.replace("\">Queue</source>", "\">Line</source>").replace("\">ب How.<", "\"><");
    assertThat(take(bad))
        .containsExactlyInAnyOrder(
            new Reason("xliff.changed-source", "title"), new Reason("xliff.no-target", "summary"));
  }

  @Test
  void a_file_of_an_older_original_is_refused() {
    String file = translated(export());
    page.store()
        .run(
            page.author,
            tx ->
                page.write.write(
                    tx,
                    page.id,
                    new Draft(
                        EN, 1, APage.text("Other", "Other."), false, true, OptionalInt.empty())));
    assertThat(take(file)).extracting(Reason::key).containsExactly("xliff.other-version");
  }
}
