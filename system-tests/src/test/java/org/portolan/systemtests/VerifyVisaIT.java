package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.portolan.cases.seal.SealPicture;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/** Anybody checks a visa: on any phone, without script, and with it without a connection. */
class VerifyVisaIT extends BrowserTest {

  private static final IsVisibleOptions SOON = new IsVisibleOptions().setTimeout(20_000);
  private static final String HOLDER = "ERIKSSON, ANNA MARIA";

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }

  private static String text(String language, String key) {
    return Texts.product().text(Language.of(language), key);
  }

  private static FilePayload picture(byte[] seal) {
    return new FilePayload("seal.png", "image/png", SealPicture.of(seal).png(6));
  }

  private static String characters(byte[] seal) {
    return HexFormat.of().formatHex(seal);
  }

  private static byte[] altered(byte[] seal) {
    byte[] altered = seal.clone();
    altered[40] ^= 1;
    return altered;
  }

  private static Locator verdict(Page page) {
    return page.locator("#result .verdict h2");
  }

  private static void paste(Page page, String characters) {
    page.fill("#text", characters);
    page.click("#ask");
  }

  @Test
  void without_script_a_picture_or_characters_are_enough() {
    byte[] seal = SealedVisas.valid();
    Page page = pageWithoutScript(Device.PHONE, "en");
    page.navigate(url("/en/"));
    page.click("a[href='/en/verify']");
    assertAccessible(page);
    screenshot(page, "verify-phone");
    page.setInputFiles("#picture", picture(seal));
    page.click("#ask");
    assertThat(verdict(page)).hasText("Valid");
    assertThat(page.locator("#result")).containsText(HOLDER);
    assertThat(page.locator("#result")).containsText(text("en", "verify.specimen"));
    assertThat(page.locator("#result")).containsText(text("en", "verify.valid-not"));
    assertThat(page.locator("#result .seal")).containsText("L898902C<3UTO6908061F");
    assertAccessible(page);
    screenshot(page, "verify-valid-phone");

    paste(page, characters(altered(seal)));
    assertThat(verdict(page)).hasText("Altered");
    screenshot(page, "verify-altered-phone");
    paste(page, characters(SealedVisas.until(LocalDate.of(2020, 5, 25))));
    assertThat(verdict(page)).hasText("Expired");
    byte[] taken = SealedVisas.valid();
    SealedVisas.revoke(taken);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> {
              paste(page, Base64.getEncoder().encodeToString(taken));
              return "Revoked".equals(verdict(page).innerText());
            });
    paste(page, "dc036abc6d32c8a72cb1" + characters(seal).substring(20));
    assertThat(verdict(page)).hasText("Unknown signer");
    paste(page, "00ff");
    assertThat(verdict(page)).hasText("Not a seal");
    assertAccessible(page);
    assertThat(page).hasURL(url("/en/verify"));
    assertThat(page.context().cookies()).isEmpty();
  }

  @Test
  void what_nothing_can_be_made_of_is_told_beside_its_field() {
    Page page = pageWithoutScript(Device.PHONE, "en");
    page.navigate(url("/en/verify"));
    page.click("#ask");
    assertThat(page.locator("[role=alert]")).containsText(text("en", "verify.empty"));
    paste(page, "é <script>alert(1)</script>");
    assertThat(page.locator("#text-error")).hasText(text("en", "verify.wrong-text"));
    page.setInputFiles(
        "#picture",
        new FilePayload("seal.jpg", "image/jpeg", "no picture".getBytes(StandardCharsets.UTF_8)));
    page.click("#ask");
    assertThat(page.locator("#picture-error")).hasText(text("en", "verify.wrong-picture"));
    page.setInputFiles("#picture", new FilePayload("seal.jpg", "image/jpeg", new byte[9_000_000]));
    page.click("#ask");
    assertThat(page.locator("#picture-error")).hasText(text("en", "verify.wrong-picture"));
    page.setInputFiles("#picture", new FilePayload("seal.jpg", "image/jpeg", new byte[20_000_000]));
    page.click("#ask");
    assertThat(page.locator("#picture-error")).containsText("larger than 10 MB");
    assertAccessible(page);
  }

  @Test
  void with_script_it_goes_on_without_a_connection() {
    offline("en", Device.DESK);
  }

  @Test
  void in_arabic_on_a_phone_too() {
    offline("ar", Device.PHONE);
  }

  private void offline(String language, Device device) {
    byte[] seal = SealedVisas.valid();
    byte[] taken = SealedVisas.valid();
    String reference = SealedVisas.revoke(taken);
    Page page = page(device, language);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> list(page.request().get(url("/verify/revoked"))).contains(reference));
    page.navigate(url("/" + language + "/verify"));
    assertThat(page.locator("#ready")).isVisible(SOON);
    page.context().setOffline(true);

    paste(page, characters(seal));
    assertThat(verdict(page)).hasText(text(language, "verify.valid"));
    assertThat(page.locator("#result")).containsText(HOLDER);
    assertThat(page.locator("#result")).containsText(text(language, "verify.entries-any"));
    assertThat(page.locator("#result")).containsText(text(language, "verify.specimen"));
    assertThat(page.locator("#result")).isFocused();
    assertAccessible(page);
    screenshot(page, "verify-offline-" + language);
    paste(page, characters(altered(seal)));
    assertThat(verdict(page)).hasText(text(language, "verify.altered"));
    paste(page, characters(taken));
    assertThat(verdict(page)).hasText(text(language, "verify.revoked"));
    paste(page, characters(SealedVisas.until(LocalDate.of(2020, 5, 25))));
    assertThat(verdict(page)).hasText(text(language, "verify.expired"));
    paste(page, "dc");
    assertThat(verdict(page)).hasText(text(language, "verify.not-a-seal"));
    page.setInputFiles("#picture", picture(seal));
    page.click("#ask");
    assertThat(page.locator("#result")).containsText(text(language, "verify.offline-picture"));

    page.context().setOffline(false);
    page.click("#ask");
    assertThat(verdict(page)).hasText(text(language, "verify.valid"));
    assertThat(page.locator("#result")).containsText(HOLDER);
    assertThat(page).hasURL(url("/" + language + "/verify"));
    assertThat(page.context().cookies()).isEmpty();
    consoleErrors().removeIf(error -> error.contains("ERR_INTERNET_DISCONNECTED"));
  }

  @Test
  void the_reader_in_the_browser_reads_the_published_seals_as_ours_does() throws IOException {
    JsonNode published =
        new ObjectMapper()
            .readTree(
                Path.of("../cases/src/test/resources/org/portolan/cases/seal/published-seals.json")
                    .toFile());
    Page page = open(Device.DESK, "/en/verify");
    for (JsonNode seal : published) {
      Object read =
          page.evaluate(
              """
              async (hex) => {
                const {bytesOf, read} = await import('/style/seal.js');
                try {
                  const {issued, signed, document} = read(bytesOf(hex));
                  return [issued, signed, document].join(' ');
                } catch {
                  return 'refused';
                }
              }
              """,
              seal.get("hex").asText());
      assertThat(read).as(seal.get("source").asText()).isEqualTo(told(seal));
    }
  }

  private static String told(JsonNode published) {
    return published.has("fault")
        ? "refused"
        : published.get("issued").asText()
            + " "
            + published.get("signed").asText()
            + " "
            + published.get("document").asText();
  }

  private static String list(APIResponse answer) {
    return new String(
        Base64.getUrlDecoder().decode(answer.text().split("\\.")[1]), StandardCharsets.UTF_8);
  }

  @Test
  void programs_of_other_sites_get_signers_and_the_signed_list() {
    Page page = page(Device.DESK, "en");
    APIResponse signers = page.request().get(url("/verify/signers.json"));
    assertThat(signers.text()).contains("\"signer\":\"UTPT\"").contains("\"specimen\":true");
    assertThat(signers.headers()).containsEntry("access-control-allow-origin", "*");
    APIResponse revoked = page.request().get(url("/verify/revoked"));
    assertThat(revoked.headers().get("content-type")).startsWith("application/jose");
    assertThat(revoked.text()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    assertThat(revoked.headers()).doesNotContainKey("set-cookie");
  }
}
