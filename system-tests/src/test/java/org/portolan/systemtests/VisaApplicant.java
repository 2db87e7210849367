package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/** Somebody who applies for a short stay, at a browser; their codes come to a handset. */
final class VisaApplicant {

  private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");

  /** In two months: a day that is still to come whenever this runs. */
  static final LocalDate ARRIVAL = LocalDate.now().plusMonths(2);

  private final Page page;
  private final Page handsets;
  private final Language language;
  private final String phone;

  VisaApplicant(Page page, Page handsets, String language, String phone) {
    this.page = page;
    this.handsets = handsets;
    this.language = Language.of(language);
    this.phone = phone;
  }

  /** A text in the applicant's language. */
  String text(String key) {
    return Texts.product().text(language, key);
  }

  String url(String path) {
    return PortolanUnderTest.url("/" + language.tag() + path).toString();
  }

  /** Goes to the visas and chooses the short stay. */
  void choose() {
    page.navigate(url("/visa"));
    page.click("#begin-short-stay");
  }

  /**
   * Begins, up to where the code is entered.
   *
   * @return the reference
   */
  String begin(String name, String latin) {
    page.fill("#name", name);
    page.fill("#latin", latin);
    page.fill("#phone", phone);
    page.click("#start");
    return page.locator("#reference").innerText();
  }

  /** Waits for the code and enters it. */
  void enterCode(String before) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              handsets.reload();
              return !lastCode().isEmpty() && !lastCode().equals(before);
            });
    page.fill("#code", lastCode());
    page.click("#go");
  }

  /** The code that the handset got last; empty when it got none. */
  String lastCode() {
    Locator texts = handsets.locator(".phone:has-text('" + phone + "') .texts");
    if (texts.count() == 0) {
      return "";
    }
    Matcher codes = CODE.matcher(texts.innerText());
    String last = "";
    while (codes.find()) {
      last = codes.group();
    }
    return last;
  }

  /**
   * Answers every question that comes, up to the documents.
   *
   * @param more what else than usual is answered, by questions' ids
   */
  void answerAll(Map<String, String> more) {
    for (int pages = 0; pages < 40 && !page.url().contains("/visa/documents"); pages++) {
      answer(more);
      page.click("#next");
    }
    assertThat(page.locator("h1")).hasText(text("apply.files.title"));
  }

  private void answer(Map<String, String> more) {
    String asked = page.locator("h1").innerText();
    if (asked.equals(question("birth"))) {
      day("1991", "4", "30");
    } else if (asked.equals(question("nationality")) || asked.equals(question("residence"))) {
      page.selectOption("#answer", "LBN");
    } else if (asked.equals(question("passport-number"))) {
      page.fill("#answer", more.getOrDefault("passport-number", "RL1234567"));
    } else if (asked.equals(question("passport-expiry"))) {
      LocalDate until =
          LocalDate.parse(
              more.getOrDefault("expires", LocalDate.of(ARRIVAL.getYear() + 5, 1, 2).toString()));
      day(
          String.valueOf(until.getYear()),
          String.valueOf(until.getMonthValue()),
          String.valueOf(until.getDayOfMonth()));
    } else if (asked.equals(question("purpose"))) {
      choose("tourism");
    } else if (asked.equals(question("arrival"))) {
      day(
          String.valueOf(ARRIVAL.getYear()),
          String.valueOf(ARRIVAL.getMonthValue()),
          String.valueOf(ARRIVAL.getDayOfMonth()));
    } else if (asked.equals(question("days"))) {
      page.fill("#answer", "14");
    } else if (asked.equals(question("more"))) {
      page.fill("#answer", more.getOrDefault("more", ""));
    } else {
      choose("no");
    }
  }

  String question(String id) {
    return text("visa.question." + id);
  }

  void day(String year, String month, String day) {
    page.selectOption("#calendar", "gregorian");
    page.fill("#answer", year);
    page.fill("#month", month);
    page.fill("#day", day);
  }

  private void choose(String option) {
    page.check("input[name=answer][value='" + option + "']");
  }

  /** Sends a picture for each document that is wanted. */
  void sendDocuments() {
    for (String document : new String[] {"passport", "photo", "means"}) {
      Locator sent = page.locator("#document-1-" + document + " .sent li");
      int before = sent.count();
      page.setInputFiles("#file-1-" + document, picture(document + ".png"));
      page.click("#add-file-1-" + document);
      assertThat(sent).hasCount(before + 1);
    }
  }

  /** A picture, as large as those of telephones: what is drawn at random hardly gets smaller. */
  static FilePayload picture(String name) {
    return picture(name, 1_200, 900);
  }

  static FilePayload picture(String name, int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Random points = new Random(name.hashCode());
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        picture.setRGB(x, y, y < 500 ? 0x12486B : points.nextInt(0x1000000));
      }
    }
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(picture, "png", out);
      return new FilePayload(name, "image/png", out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From the documents on: no zone is copied, nothing special is needed, all is sent. */
  void send() {
    page.click("#next");
    assertThat(page.locator("h1")).hasText(text("apply.zone.title"));
    page.click("#next");
    assertThat(page.locator("h1")).hasText(text("apply.needs.title"));
    page.click("#next");
    assertThat(page.locator("h1")).hasText(text("apply.check.title"));
    page.check("#declare");
    page.click("#send");
    assertThat(page.locator("h1")).hasText(text("apply.sent.title"));
  }
}
