package org.portolan.cases.attachments.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portolan.cases.attachments.checks.Samples.deflated;
import static org.portolan.cases.attachments.checks.Samples.join;
import static org.portolan.cases.attachments.checks.Samples.latin;
import static org.portolan.cases.attachments.checks.Samples.pdf;
import static org.portolan.cases.attachments.checks.Samples.stream;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.attachments.Attachment.Refusal;
import org.portolan.cases.attachments.checks.CheckFile.Fit;
import org.portolan.cases.attachments.checks.CheckFile.Unfit;

/** Papers in which nothing runs or hides are kept as they are; all others are refused. */
class CheckPapersTest {

  private final CheckFile check = new CheckFile(Samples.LIMITS);

  private Refusal refused(byte[] content) {
    return check.check(content).fold(fit -> null, Unfit::why);
  }

  private static byte[] twice(byte[] content) {
    return deflated(deflated(content));
  }

  @Test
  void a_paper_is_kept_as_it_is() {
    byte[] paper =
        pdf(
            "4 0 obj << /Type /Annot /Subtype /Link /A << /S /URI /URI (https://a.example) >> >>"
                + " endobj",
            stream("/Filter /FlateDecode", deflated(latin("BT /F1 12 Tf (Hello) Tj ET"))),
            stream("/Filter [/ASCII85Decode /FlateDecode]", latin("GhQ7<^JmQ~>")),
            stream("/Subtype /Image /Filter /DCTDecode", Samples.picture("jpg")));

    assertThat(check.check(paper)).isInstanceOf(Fit.class);
    assertThat(((Fit) check.check(paper)).content()).isEqualTo(paper);
  }

  @Test
  void pages_in_streams_of_objects_are_counted() {
    byte[] objects = latin("1 0 2 20 <</Type/Page>> <</Type/Page>>");
    String five = stream("/Type /ObjStm /N 2 /First 10 /Filter /FlateDecode", deflated(objects));
    assertThat(refused(pdf(five, five))).isNull();
    assertThat(refused(pdf(five, five, five))).isEqualTo(Refusal.TOO_MANY_PAGES);
    assertThat(refused(latin("%PDF-1.7\n<< /Type /Pages >>\n%%EOF"))).isEqualTo(Refusal.DAMAGED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>",
        "/OpenAction<</S/JavaScript/JS 7 0 R>>",
        "/A << /S /J#61vaScript /JS (1) >>",
        "/A << /S /#4a#61#76#61#53cript /JS (1) >>",
        "/Names << /JavaScript << /Names [(a) 7 0 R] >> >>",
        "/A << /S /Launch /F (cmd.exe) >>",
        "/A << /S /GoToE /F (a.pdf) >>",
        "/A << /S /ImportData /F (a.fdf) >>",
        "/A << /S /SubmitForm /F (https://a.example) >>",
        "/Subtype /RichMedia",
        "/A << /S /Rendition /JS (1) >>",
        "/AcroForm << /XFA 7 0 R >>"
      })
  void a_paper_in_which_something_runs_is_refused(String object) {
    assertThat(refused(pdf("4 0 obj << " + object + " >> endobj"))).isEqualTo(Refusal.RUNS);
    byte[] hidden = latin("4 0 << " + object + " >> ");
    assertThat(refused(pdf(stream("/Type /ObjStm /N 1 /First 4", deflated(hidden)))))
        .isEqualTo(Refusal.RUNS);
    assertThat(refused(pdf(stream("/N 1 /First 4", twice(hidden))))).isEqualTo(Refusal.RUNS);
    assertThat(refused(pdf("% stream\n4 0 obj << " + object + " >> endobj")))
        .as("behind a comment that looks like a stream")
        .isEqualTo(Refusal.RUNS);
  }

  @Test
  void a_paper_with_files_in_it_is_refused() {
    assertThat(refused(pdf(stream("/Type /EmbeddedFile", latin("MZ")))))
        .isEqualTo(Refusal.HIDES_FILES);
    assertThat(refused(pdf("4 0 obj << /Names << /EmbeddedFiles 5 0 R >> >> endobj")))
        .isEqualTo(Refusal.HIDES_FILES);
  }

  @Test
  void a_paper_that_is_an_archive_too_is_refused() {
    assertThat(refused(join(pdf(), Samples.zip()))).isEqualTo(Refusal.HIDES_FILES);
    byte[] inside = join(latin("%PDF-1.7\n"), Samples.zip(), pdf());
    assertThat(refused(inside)).as("whose directory is not at its end").isNotNull();
  }

  @Test
  void a_paper_that_is_encrypted_is_refused() {
    assertThat(refused(pdf("trailer << /Encrypt 8 0 R /Root 1 0 R >>")))
        .isEqualTo(Refusal.ENCRYPTED);
  }

  @Test
  void a_paper_whose_objects_cannot_be_looked_through_is_refused() {
    assertThat(refused(pdf(stream("/Type /ObjStm /N 1 /First 4 /Filter /LZWDecode", new byte[9]))))
        .isEqualTo(Refusal.RUNS);
    assertThat(
            refused(
                pdf(
                    stream("/W [1 2 1] /Filter /FlateDecode", deflated(new byte[9])),
                    stream("/N 1 /First 4 /Filter [/AHx /Fl]", latin("789c>")))))
        .isEqualTo(Refusal.RUNS);
  }

  @Test
  void a_small_paper_that_inflates_without_end_is_refused_before_it_does() {
    byte[] bomb = deflated(new byte[70_000_000]);
    assertThat(bomb.length).isLessThan(100_000);
    assertThat(refused(pdf(stream("/Filter /FlateDecode", bomb)))).isEqualTo(Refusal.TOO_LARGE);

    byte[] deeper = deflated(bomb);
    assertThat(refused(pdf(stream("/Filter [/FlateDecode /FlateDecode]", deeper))))
        .isEqualTo(Refusal.TOO_LARGE);
  }

  @Test
  void as_many_streams_as_fit_into_a_file_do_not_hold_anybody_up() {
    String many = "stream\nx\u009c".repeat(60_000);
    assertThat(refused(pdf(many))).isEqualTo(Refusal.TOO_LARGE);
  }

  @Test
  void a_paper_that_ends_too_early_is_damaged() {
    assertThat(refused(latin("%PDF-1.7\n1 0 obj << /Type /Page >> endobj")))
        .isEqualTo(Refusal.DAMAGED);
  }

  @Test
  void an_archive_and_an_office_document_are_no_kind_of_file_that_is_kept() throws Exception {
    assertThat(refused(Samples.zip())).isEqualTo(Refusal.WRONG_TYPE);
    ByteArrayOutputStream office = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(office)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write(new byte[50_000_000]);
    }
    assertThat(refused(office.toByteArray())).as("unopened").isEqualTo(Refusal.WRONG_TYPE);
    assertThat(refused(new byte[0])).isEqualTo(Refusal.WRONG_TYPE);
  }

  @Test
  void a_file_that_is_too_large_is_not_looked_at() {
    assertThat(refused(new byte[20_000_001])).isEqualTo(Refusal.TOO_LARGE);
  }

  @Test
  void a_film_that_is_an_archive_or_a_paper_too_is_refused() {
    byte[] film = latin("\0\0\0\30ftypmp42\0\0\0\0mp42isom\0\0\0\10mdat");
    assertThat(refused(film)).isNull();
    assertThat(refused(join(film, Samples.zip()))).isEqualTo(Refusal.HIDES_FILES);
    assertThat(refused(join(film, pdf()))).isEqualTo(Refusal.HIDES_FILES);
  }

  @Test
  void whatever_happens_to_a_paper_gets_an_answer() {
    Random random = new Random(17);
    byte[] paper = pdf(stream("/Type /ObjStm /Filter /FlateDecode", deflated(latin("1 0 <<>>"))));
    for (int i = 0; i < 3_000; i++) {
      byte[] changed = paper.clone();
      for (int change = 0; change < 5; change++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      }
      assertThat(check.check(changed)).isNotNull();
    }
  }
}
