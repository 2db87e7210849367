package org.portolan.cases.visa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.portolan.cases.print.PrintedText;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.visa.letter.Authority;
import org.portolan.cases.visa.letter.CoverPrinter;
import org.portolan.cases.visa.letter.PostAddresses;
import org.portolan.cases.visa.model.OverduePapers;
import org.portolan.cases.visa.model.PaperTransit;
import org.portolan.cases.visa.model.PaperTransit.Way;
import org.portolan.cases.visa.model.Party;

/** A passport on its way to the post and back: told, scanned, and missed when it does not come. */
class OriginalsTest {

  private final AnApplication one = AnApplication.of("short-stay").submitted();
  private final Officer amina = one.officer("Amina", Party.OFFICER);
  private final OverdueOriginals overdue =
      new OverdueOriginals(TestStore.shared().keys(), Settings.of(Map.of()));

  private String sent(String number) {
    return sent(one, number);
  }

  private static String sent(AnApplication who, String number) {
    long seen = who.version();
    return AnApplication.told(
        who.asApplicant(
            tx ->
                who.applicant.papersSent(
                    tx,
                    who.traveller,
                    who.caseId,
                    seen,
                    new PaperTransit(Way.SENT, who.today(), number))));
  }

  private String went(Way way, String number) {
    one.later(Duration.ofMinutes(1));
    return AnApplication.told(
        one.as(amina, tx -> one.settling.wentToday(tx, amina, one.caseId, way, number)));
  }

  private List<OverduePapers> late() {
    return one.as(amina, overdue::all);
  }

  @Test
  void the_sheet_on_top_is_scanned_and_leads_to_the_application() throws Exception {
    Settings settings =
        Settings.of(
            Map.of("PORTOLAN_VISA_POST_ADDRESSES", "a/b=No; " + one.post() + "=1 Quay Road|Port"));
    byte[] pdf =
        new CoverPrinter(new Authority(settings), new PostAddresses(settings))
            .pdf(one.view(), one.now());

    String scanned = read(PrintedText.picture(pdf, 0, "cover-ti"));
    assertThat(scanned(scanned)).containsExactly(one.reference);
    assertThat(String.join(" ", PrintedText.lines(pdf)))
        .contains("1 Quay Road", "Port", one.reference)
        .as("couriers read it too")
        .doesNotContain("Selam", "ሰላም");
  }

  private List<String> scanned(String scan) {
    return one.as(amina, tx -> one.settling.scanned(tx, scan));
  }

  @Test
  void a_label_leads_to_all_whose_originals_travel_under_it_and_to_nobody_elses() {
    AnApplication mother = one.another("short-stay").submitted();
    AnApplication elsewhere = AnApplication.of("short-stay").submitted();
    for (AnApplication each : List.of(one, mother, elsewhere)) {
      assertThat(sent(each, "DHL 77-1")).isEqualTo("done");
    }

    assertThat(scanned("dhl771")).containsExactlyInAnyOrder(one.reference, mother.reference);
    assertThat(scanned("DHL 78")).isEmpty();
    assertThat(scanned(null)).isEmpty();
  }

  @Test
  void what_goes_back_is_not_suggested_under_the_label_it_came_with() {
    assertThat(coming("DHL771")).isEmpty();
    sent("DHL 77-1");
    assertThat(coming(one.reference)).isEqualTo("DHL771");
    assertThat(coming("DHL771")).isEqualTo("DHL771");

    went(Way.RECEIVED, "DHL 77-1");
    assertThat(PaperTransit.areHere(one.view().papers())).isTrue();
    assertThat(coming("DHL771")).isEmpty();

    went(Way.RETURNED, "EMS 9");
    assertThat(coming(one.reference)).as("the former parcel's").isEmpty();
    assertThat(coming("EMS9")).as("nobody took it, and it is back").isEqualTo("EMS9");
  }

  private String coming(String scan) {
    return PaperTransit.comingUnder(one.view().papers(), scan);
  }

  /** As a scanner does. */
  private static String read(byte[] png) throws IOException, NotFoundException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    int width = image.getWidth();
    int height = image.getHeight();
    int[] points = image.getRGB(0, 0, width, height, null, 0, width);
    return new MultiFormatReader()
        .decode(
            new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, points))))
        .getText();
  }

  @Test
  void the_applicant_is_told_when_it_comes_and_when_it_goes_back_and_once_each() {
    List<String> before = one.notices();
    assertThat(sent("DHL 123-456")).isEqualTo("done");

    assertThat(went(Way.RECEIVED, "dhl123456")).isEqualTo("done");
    assertThat(went(Way.RECEIVED, "dhl123456")).as("scanned twice").isEqualTo("not-now");
    assertThat(went(Way.RETURNED, "EMS 9")).isEqualTo("done");

    assertThat(one.notices()).hasSize(before.size() + 2).contains("received", "news");
    assertThat(one.view().papers().stream().map(PaperTransit::way))
        .containsExactly(Way.SENT, Way.RECEIVED, Way.RETURNED);
  }

  @Test
  void what_does_not_come_or_does_not_go_back_is_listed_for_its_post_alone() {
    sent("DHL 1");
    one.later(Duration.ofDays(14));
    assertThat(late()).isEmpty();
    one.later(Duration.ofDays(1));
    assertThat(late())
        .singleElement()
        .matches(row -> row.way() == Way.SENT && row.reference().equals(one.reference));

    AnApplication elsewhere = AnApplication.of("short-stay");
    assertThat(one.<List<OverduePapers>>as(elsewhere.officer("Amina", Party.OFFICER), overdue::all))
        .isEmpty();

    went(Way.RECEIVED, "DHL 1");
    assertThat(late()).isEmpty();
    long seen = one.version();
    one.asApplicant(tx -> one.applicant.withdraw(tx, one.traveller, one.caseId, seen));
    one.later(Duration.ofDays(8));
    assertThat(late()).singleElement().matches(row -> row.way() == Way.RECEIVED);
    went(Way.RETURNED, "EMS 9");
    assertThat(late()).isEmpty();
  }

  @Test
  void an_officer_of_another_post_receives_nothing() {
    AnApplication elsewhere = AnApplication.of("short-stay");
    Officer other = elsewhere.officer("Amina", Party.OFFICER);

    assertThat(
            AnApplication.told(
                elsewhere.as(
                    other,
                    tx -> one.settling.wentToday(tx, other, one.caseId, Way.RECEIVED, "DHL 1"))))
        .isEqualTo("not-found");
  }

  @Test
  void a_post_without_an_address_is_a_mistake_of_the_settings() {
    assertThatThrownBy(
            () ->
                new PostAddresses(
                    Settings.of(Map.of("PORTOLAN_VISA_POST_ADDRESSES", "consulate/harbour"))))
        .hasMessageContaining("PORTOLAN_VISA_POST_ADDRESSES");
  }
}
