package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.portolan.systemtests.Marked.HOSTILE;
import static org.portolan.systemtests.Marked.MARK;
import static org.portolan.systemtests.Marked.SOON;
import static org.portolan.systemtests.Marked.url;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What information and community workers can write, and what colleagues tell of themselves, each
 * with a marked word in it.
 */
final class MarkedAtTheDesk {

  /** Words of danger in the stranger's language, which alarm the desk. */
  private static final String IN_DANGER = "Mi marido me pega y tengo miedo. ";

  private final MarkedPages pages;

  MarkedAtTheDesk(MarkedPages pages) {
    this.pages = pages;
  }

  /** All of it. */
  void write() {
    answersAStranger();
    keepsRumours();
    takesATranslation();
    writesToMany();
    tellsOfThemselves();
  }

  /** To a stranger, on what alarmed them, and in what is only tried out. */
  private void answersAStranger() {
    Page handsets = pages.handsets();
    Locator phone = handsets.locator(".phone[lang=es]");
    phone.locator("input[type=text]").fill(IN_DANGER + HOSTILE);
    phone.locator("input[type=submit]").click();
    Page worker = pages.desk("information");
    Locator row =
        worker
            .locator("tr.needs-person")
            .filter(new Locator.FilterOptions().setHasText(MARK))
            .first();
    assertThat(row).containsText(MARK, SOON);
    row.locator("a.open").click();
    worker.waitForURL("**/staff/enquiry?ref=*");
    // what is on its way refreshes the page when it arrives
    assertThat(worker.locator(".timeline .sent").first()).isVisible();
    worker.locator(".timeline .alert textarea").first().fill("Seen to: " + HOSTILE);
    worker.locator(".timeline .alert .acknowledge").first().click();
    assertThat(worker.locator(".timeline .alert").first())
        .containsText("Seen to: " + HOSTILE, SOON);
    worker.fill("[id='answer:text']", "We answer: " + HOSTILE);
    worker.click("[id='answer:send']");
    assertThat(worker.locator(".timeline .sent").first())
        .containsText("We answer: " + HOSTILE, SOON);
    worker.navigate(url("/staff/preview"));
    worker.fill("[id='own:text']", "Tried out: " + HOSTILE);
    worker.locator("[id='own:text']").press("End");
    assertThat(worker.locator("[id='own:counted']")).containsText("room for", SOON);
  }

  /** What people tell each other, where, and what is right. */
  private void keepsRumours() {
    Page worker = pages.desk("information");
    worker.navigate(url("/staff/rumours"));
    worker.fill("[id='new:saying']", "They say: " + HOSTILE);
    worker.fill("[id='new:place']", MARK + " camp");
    worker.click("[id='new:record']");
    assertThat(worker.locator("#saying")).containsText("They say: " + HOSTILE, SOON);
    worker.fill("[id='answer:words']", "It is not so: " + HOSTILE);
    worker.click("[id='answer:save']");
    assertThat(worker.locator("#heading .pill")).containsText("answered", SOON);
  }

  /** Its text is public; the notes of a translator's tool and the file's name are nobody's text. */
  private void takesATranslation() {
    Page author = pages.desk("information");
    String slug = "marked-" + unlike();
    PortalDesk.begin(author, slug, "information");
    PortalDesk.write(author, "Where to queue", "## First\n\nStand here.\n");
    String file =
        author
            .request()
            .get(url("/staff/page/file?page=" + slug + "&language=fr"))
            .text()
            .replaceAll(
                "(?s)<source xml:space=\"preserve\">(.*?)</source>", "$0<target>$1</target>")
            .replaceFirst("<file [^>]*>", "$0<notes><note>" + MARK + "</note></notes>");
    upload(author, slug, file.replace("trgLang=\"fr\"", "trgLang=\"" + MARK + "\""));
    assertThat(author.locator(".errors")).containsText("other languages");
    upload(author, slug, file);
    assertThat(author.locator("#state")).hasClass("pill page-state draft");
  }

  private static void upload(Page author, String slug, String file) {
    author.navigate(url("/staff/page?page=" + slug + "&language=fr"));
    author.locator("#by-file summary").click();
    author
        .locator("[id='file:upload']")
        .setInputFiles(
            new FilePayload(
                MARK + ".xlf", "application/xml", file.getBytes(StandardCharsets.UTF_8)));
    author.click("[id='file:take']");
  }

  /** A message to many, and the list of whom it is for; it is never sent. */
  private void writesToMany() {
    Page worker = pages.desk("community");
    worker.navigate(url("/staff/broadcast"));
    worker.fill("[id='broadcast:title']", HOSTILE);
    worker.locator(".language-en summary").click();
    worker.locator(".language-en textarea").fill("To many: " + HOSTILE);
    worker.check("[id='broadcast:listed']");
    String list = Marked.LISTED + ";" + MARK + "\n" + MARK + " of the list\n";
    worker
        .locator("[id='broadcast:upload']")
        .setInputFiles(
            new FilePayload(MARK + ".csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)));
    worker.click("[id='broadcast:save']");
    worker.waitForURL("**/staff/broadcast?ref=*");
    assertThat(worker.locator("[id='broadcast:title']")).hasValue(HOSTILE);
    worker.click("[id='decide:drop']");
    worker.waitForLoadState();
  }

  /** A new colleague's name and address, what their device is called, and their own number. */
  private void tellsOfThemselves() {
    Page administrator = pages.desk("admin");
    NewColleague colleague =
        NewColleague.openedBy(
            administrator, MARK + " " + unlike(), "quarantine-officer", "health-authority/lookout");
    administrator.fill("#search", MARK);
    administrator.press("#search", "Enter");
    assertThat(administrator.locator("[id='accounts:list']")).containsText(colleague.email, SOON);

    Page own = pages.browser("en");
    colleague.signsInFirst(own);
    VirtualAuthenticator.addTo(own);
    own.navigate(url("/staff/me"));
    own.fill("#device-name", MARK + " telephone");
    own.click("[data-passkey=register]");
    assertThat(own.locator(".keys li")).containsText(MARK + " telephone", SOON);
    own.fill("[id='alerts:phone']", Marked.COLLEAGUE);
    own.click("[id='alerts:set']");
    assertThat(own.locator("#alerts-now bdi")).isVisible();
  }

  private static String unlike() {
    return UUID.randomUUID().toString().substring(0, 8);
  }
}
