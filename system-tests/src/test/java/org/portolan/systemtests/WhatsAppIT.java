package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/**
 * A question by text is answered by WhatsApp, with a picture that the officer sees; so is an MMS.
 */
class WhatsAppIT extends BrowserTest {

  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);
  private static final IsVisibleOptions VISIBLE = new IsVisibleOptions().setTimeout(20_000);
  private static final Language DARI = Language.of("fa-AF");
  private static final String FARHAD = "فرهاد احمدی";

  /** Behind the picture's end, where a program would put what nobody is to see. */
  private static final String BEHIND = "zqxbehindqx";

  private static Locator phone(Page handsets) {
    return handsets.locator(".phone[lang='fa-AF']");
  }

  private static String dari(String key) {
    return Texts.product().text(DARI, key);
  }

  private static byte[] picture() throws IOException {
    return picture(new Color(0x12486B));
  }

  private static byte[] picture(Color of) throws IOException {
    BufferedImage picture = new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(new Color(0xE9D8B4));
    graphics.fillRect(0, 0, 900, 600);
    graphics.setColor(of);
    graphics.fillOval(300, 150, 300, 300);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", out);
    out.write(BEHIND.getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  private static void sendByWhatsApp(Page handsets, String text, FilePayload file) {
    send(handsets, "whatsapp", text, file);
  }

  private static void send(Page handsets, String channel, String text, FilePayload file) {
    phone(handsets).locator("select").selectOption(channel);
    phone(handsets).locator("input[type=text]").fill(text);
    phone(handsets).locator("input[type=file]").setInputFiles(file);
    phone(handsets).locator("input[type=submit]").click();
    handsets.waitForLoadState();
  }

  @Test
  void an_answer_by_whatsapp_with_a_picture_is_seen_on_the_timeline_and_lies_sealed()
      throws IOException {
    Page handsets = open(Device.DESK, "/handset");
    handsets.locator("#clock input[type=submit]").last().click();
    assertThat(phone(handsets).locator(".theirs").last()).containsText(dari("question.mood"), SOON);

    sendByWhatsApp(handsets, "2", new FilePayload("hand.png", "image/png", picture()));
    Locator next = phone(handsets).locator(".theirs.whatsapp").last();
    assertThat(next).containsText(dari("question.symptoms"), SOON);
    screenshot(handsets, "whatsapp-handset");
    assertAccessible(handsets);

    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "officer");
    officer
        .locator("tr")
        .filter(new Locator.FilterOptions().setHasText(FARHAD))
        .locator("a.open")
        .click();
    Locator shown = officer.locator(".timeline .attachment img").first();
    assertThat(shown).isVisible(VISIBLE);
    officer.waitForFunction("() => document.querySelector('.attachment img').naturalWidth > 0");
    assertThat(officer.locator(".timeline .attachment").first()).containsText("Picture,");
    screenshot(officer, "whatsapp-case");
    assertAccessible(officer);
    isGivenSafely(officer, shown.getAttribute("src").replace("/small", ""));
    liesSealed();

    sendByWhatsApp(
        handsets,
        "",
        new FilePayload("page.html", "image/png", "<html>".getBytes(StandardCharsets.US_ASCII)));
    assertThat(officer.locator(".timeline .attachment .refused").first())
        .containsText("of no kind that we keep", SOON);
    assertThat(phone(handsets).locator(".theirs.whatsapp").last())
        .containsText(dari("reply.file-wrong-type"), SOON);
    comesByTextToo(handsets, officer);
    isReadInArabicOnAPhone(officer.url());
  }

  private static void comesByTextToo(Page handsets, Page officer) throws IOException {
    Locator pictures = officer.locator(".timeline .attachment img");
    assertThat(pictures).hasCount(1);
    send(
        handsets,
        "sms",
        "",
        new FilePayload("foot.png", "image/png", picture(new Color(0x6B1248))));
    assertThat(pictures).hasCount(2, new HasCountOptions().setTimeout(20_000));
  }

  private static void isGivenSafely(Page officer, String address) throws IOException {
    APIResponse file = officer.request().get(PortolanUnderTest.url(address).toString());
    assertThat(file.status()).isEqualTo(200);
    byte[] sent = picture();
    assertThat(file.body())
        .as("without what stood behind the picture")
        .isEqualTo(Arrays.copyOf(sent, sent.length - BEHIND.length()));
    assertThat(file.headers())
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("cache-control", "no-store")
        .hasEntrySatisfying("content-security-policy", csp -> assertThat(csp).contains("sandbox"))
        .hasEntrySatisfying("content-disposition", how -> assertThat(how).startsWith("attachment"));
    APIResponse small = officer.request().get(PortolanUnderTest.url(address + "/small").toString());
    assertThat(new String(small.body(), StandardCharsets.ISO_8859_1)).doesNotContain(BEHIND);
    assertThat(small.headers()).containsEntry("content-type", "image/jpeg");
    assertThat(
            officer
                .request()
                .get(
                    PortolanUnderTest.url(address.replaceAll("/[0-9a-f]{8}", "/00000000"))
                        .toString())
                .status())
        .isEqualTo(404);
    officer.navigate(officer.url().replace("/staff/case", "/staff/history"));
    assertThat(officer.locator("main")).containsText("opened a file that came with a message");
    officer.goBack();
  }

  private static void liesSealed() throws IOException {
    Path data = Path.of(System.getProperty("test.directory"), "server-data");
    try (Stream<Path> files = Files.walk(data.resolve("files"))) {
      assertThat(files.filter(Files::isRegularFile)).isNotEmpty();
    }
    assertThat(new Traces(BEHIND).below(data)).isEmpty();
  }

  private void isReadInArabicOnAPhone(String address) {
    Page arabic = StaffDesk.signIn(page(Device.PHONE, "ar"), "officer-ar");
    arabic.navigate(address);
    assertThat(arabic.locator(".timeline .attachment img").first()).isVisible(VISIBLE);
    assertThat(arabic.locator(".timeline .attachment .refused").first())
        .containsText("من نوع لا نحفظه");
    screenshot(arabic, "whatsapp-case-phone-ar");
    assertAccessible(arabic);
  }
}
