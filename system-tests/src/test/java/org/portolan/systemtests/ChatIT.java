package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasValueOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Visitors and the desk chat: by forms, by the socket, and with the network cut in the middle. */
class ChatIT extends BrowserTest {

  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);
  private static final HasTextOptions TEXTS = new HasTextOptions().setTimeout(30_000);
  private static final HasCountOptions COUNT = new HasCountOptions().setTimeout(30_000);
  private static final HasValueOptions EMPTY = new HasValueOptions().setTimeout(30_000);
  private static final IsVisibleOptions VISIBLE = new IsVisibleOptions().setTimeout(20_000);

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }

  /** Says something first; the words are nobody else's. */
  static String begin(Page visitor, String language, String words) {
    String first = words + " " + UUID.randomUUID();
    visitor.navigate(url("/" + language + "/chat"));
    visitor.fill("#text", first);
    visitor.click("#send");
    assertThat(visitor.locator("#lines .said").first()).hasText(first);
    return first;
  }

  private static void say(Page visitor, String text) {
    visitor.fill("#text", text);
    visitor.click("#send");
  }

  /** Takes chats until the one with those words is there; others are put back. */
  static Page take(Page worker, String first) {
    worker.navigate(url("/staff/chats"));
    Locator rows = worker.locator("tbody a.open");
    for (String address : rows.all().stream().map(row -> row.getAttribute("href")).toList()) {
      worker.navigate(url(address));
      if (worker.locator(".timeline .said", new Page.LocatorOptions().setHasText(first)).count()
          > 0) {
        worker.click("[id='answer:take']");
        assertThat(worker.locator("[id='answer:text']")).isVisible(VISIBLE);
        return worker;
      }
    }
    throw new AssertionError("It is not among the chats");
  }

  private static void answer(Page worker, String text) {
    worker.fill("[id='answer:text']", text);
    worker.locator("[id='answer:text']").press("Enter");
    assertThat(worker.locator("[id='answer:text']")).hasValue("", EMPTY);
  }

  private static Locator said(Page visitor) {
    return visitor.locator("#lines li[data-seq] .said");
  }

  private Page worker() {
    return StaffDesk.signIn(page(Device.DESK, "en"), "information");
  }

  @Test
  void a_guest_without_script_and_a_worker_talk_and_the_code_opens_it_elsewhere() {
    Page visitor = pageWithoutScript(Device.PHONE, "fr");
    visitor.navigate(url("/fr/"));
    visitor.click("a[href='/fr/chat']");
    assertAccessible(visitor);
    screenshot(visitor, "chat-begin-phone");
    visitor.click("#send");
    assertThat(visitor.locator("[role=alert] a")).hasAttribute("href", "#text");
    String hostile = "</p><script>document.title='x'</script>\u202e<b>";
    String first = begin(visitor, "fr", hostile);
    screenshot(visitor, "chat-waiting-phone");
    assertAccessible(visitor);
    String standing = visitor.locator("#standing").innerText();

    Page worker = take(worker(), first);
    answer(worker, "Bonjour, je vous lis.");
    assertThat(worker.locator(".timeline .sent .said")).hasText("Bonjour, je vous lis.", TEXTS);
    screenshot(worker, "chat-desk");
    assertAccessible(worker);
    visitor.fill("#text", "commencé");
    visitor.click("#look");
    assertThat(visitor.locator("#text")).hasValue("commencé");
    assertThat(visitor.locator(".ours .said")).hasText("Bonjour, je vous lis.");
    assertThat(visitor.locator("#standing")).not().hasText(standing);
    assertThat(visitor.locator(".yours .mark").first()).not().isEmpty();
    assertThat(worker.locator(".timeline .sent .delivery")).hasText("Read", TEXTS);

    Page elsewhere = page(Device.DESK, "fr");
    elsewhere.navigate(url("/fr/chat"));
    sends_files_both_ways(visitor, worker);
    visitor.click("details:has(#ticket) summary");
    String code = visitor.locator("#ticket").innerText();
    elsewhere.click("details summary");
    elsewhere.fill("#code", "0000-0000-0000");
    elsewhere.click("#go-on");
    assertThat(elsewhere.locator("[role=alert] a")).hasAttribute("href", "#code");
    elsewhere.fill("#code", code.toLowerCase());
    elsewhere.click("#go-on");
    assertThat(said(elsewhere)).hasCount(4);

    worker.click("[id='side:end']");
    assertThat(worker.locator(".title .pill.chat")).hasText("ended", TEXTS);
    visitor.click("#look");
    assertThat(visitor.locator("#rate")).isVisible();
    assertAccessible(visitor);
    visitor.click("#rate button[value=yes]");
    assertThat(visitor.locator("#rate")).hasCount(0);
    worker.reload();
    assertThat(worker.locator(".title")).containsText("It helped the visitor");
    assertThat(elsewhere.locator("#say")).hasCount(0, COUNT);
  }

  private void sends_files_both_ways(Page visitor, Page worker) {
    visitor.click("details:has(#file) summary");
    visitor.setInputFiles(
        "#file", new FilePayload("photo.png", "image/png", "<script>".getBytes(UTF_8)));
    visitor.click("#add-file");
    assertThat(visitor.locator("#file-error")).isVisible();
    assertThat(visitor.locator("[role=alert] a")).hasAttribute("href", "#file");
    assertAccessible(visitor);
    visitor.setInputFiles("#file", VisaApplicant.picture("photo.png", 300, 200));
    visitor.click("#add-file");
    Locator own = visitor.locator("#lines .yours .files img");
    assertThat(own).hasCount(1);
    assertThat(visitor.request().get(url(own.getAttribute("src"))).status()).isEqualTo(200);
    screenshot(visitor, "chat-file-phone");
    assertThat(worker.locator(".attachment img")).hasCount(1, COUNT);

    worker.click("#attach summary");
    worker.setInputFiles("#file", new FilePayload("x.pdf", "application/pdf", new byte[] {1}));
    worker.click("#add-file");
    assertThat(worker.locator("#attach .errors")).containsText("neither a picture");
    worker.click("#attach summary");
    worker.setInputFiles("#file", VisaApplicant.picture("answer.png", 300, 200));
    worker.fill("[id='answer:text']", "being written");
    worker.click("#add-file");
    assertThat(worker.locator(".attachment img")).hasCount(2, COUNT);
    assertThat(worker.locator("[id='answer:text']")).hasValue("being written");
    worker.fill("[id='answer:text']", "");
    assertAccessible(worker);
    screenshot(worker, "chat-desk-files");
    visitor.click("#look");
    Locator theirs = visitor.locator("#lines .ours .files a");
    assertThat(theirs).hasCount(1);
    String file = theirs.getAttribute("href");
    assertThat(visitor.request().get(url(file)).status()).isEqualTo(200);
    assertThat(page(Device.PHONE, "fr").request().get(url(file)).status()).isEqualTo(404);
  }

  @Test
  void with_the_network_cut_in_the_middle_nothing_is_lost_and_nothing_comes_twice() {
    Page visitor = page(Device.PHONE, "en");
    String first = begin(visitor, "en", "Before the cut");
    Page worker = take(worker(), first);
    answer(worker, "desk 1");
    assertThat(said(visitor).last()).hasText("desk 1", TEXTS);
    visitor.locator("#text").pressSequentially("I am");
    assertThat(worker.locator("[id='live:talk']")).containsText("is writing", SOON);
    say(visitor, "visitor 1");
    assertThat(worker.locator(".timeline .said").last()).hasText("visitor 1", TEXTS);

    visitor.context().setOffline(true);
    assertThat(visitor.locator("#lost")).isVisible(VISIBLE);
    for (int i = 2; i <= 5; i++) {
      say(visitor, "visitor " + i);
      answer(worker, "desk " + i);
    }
    assertThat(visitor.locator("#lines [data-pending]")).hasCount(4);
    screenshot(visitor, "chat-offline-phone");
    visitor.context().setOffline(false);
    assertThat(visitor.locator("#lines [data-pending]")).hasCount(0, COUNT);
    assertThat(visitor.locator("#lost")).isHidden();
    consoleErrors().removeIf(error -> error.contains("ERR_INTERNET_DISCONNECTED"));

    List<String> all =
        java.util.stream.Stream.concat(
                IntStream.rangeClosed(1, 5).mapToObj(i -> "visitor " + i),
                IntStream.rangeClosed(1, 5).mapToObj(i -> "desk " + i))
            .toList();
    assertThat(said(visitor)).hasCount(11, COUNT);
    assertThat(said(visitor).allInnerTexts()).contains(first).containsAll(all);
    assertThat(worker.locator(".timeline .said")).hasCount(11, COUNT);
    visitor.reload();
    assertThat(said(visitor)).hasCount(11);
    assertThat(said(visitor).allInnerTexts()).doesNotHaveDuplicates().containsAll(all);
    visitor.fill("#text", "never sent");
    worker.click("[id='side:end']");
    assertThat(visitor.locator("#rate")).isVisible(VISIBLE);
    assertKeepsNoWords(visitor);
    visitor.click("#again");
    assertThat(visitor.locator("#text")).hasValue("never sent");
    assertKeepsNoWords(visitor);
  }

  private static void assertKeepsNoWords(Page visitor) {
    assertThat(visitor.evaluate("Object.keys(sessionStorage).length")).isEqualTo(0);
  }

  @Test
  void what_was_written_without_a_network_is_sent_after_the_page_was_closed_and_opened() {
    Page visitor = page(Device.PHONE, "en");
    AtomicBoolean connected = new AtomicBoolean();
    visitor.onWebSocket(socket -> socket.onFrameSent(frame -> connected.set(true)));
    begin(visitor, "en", "Hello");
    visitor.waitForCondition(connected::get);
    visitor.context().setOffline(true);
    assertThat(visitor.locator("#lost")).isVisible(VISIBLE);
    say(visitor, "kept");
    assertThat(visitor.locator("#lines [data-pending]")).hasCount(1);
    visitor.context().setOffline(false);
    visitor.reload();
    consoleErrors().removeIf(error -> error.contains("ERR_INTERNET_DISCONNECTED"));
    assertThat(said(visitor).last()).hasText("kept", TEXTS);
    assertThat(said(visitor)).hasCount(2);
    visitor.fill("#text", "never sent");
    visitor.click("#end");
    assertThat(visitor.locator("#rate")).isVisible();
    assertKeepsNoWords(visitor);
    assertThat(visitor.locator("#text")).hasCount(0);
  }

  @Test
  void in_arabic_it_is_read_from_right_to_left_and_the_desk_has_sentences_in_arabic() {
    Page visitor = page(Device.PHONE, "ar");
    String first = begin(visitor, "ar", "سؤال");
    assertThat(visitor.locator("html")).hasAttribute("dir", "rtl");
    assertAccessible(visitor);
    Page worker = take(worker(), first);
    worker.click("[id='answer:all'] summary");
    worker.locator("button.canned").first().click();
    worker.click("[id='answer:send']");
    assertThat(said(visitor).last()).containsText("مرحبًا", SOON);
    screenshot(visitor, "chat-phone-ar");
    worker.click("[id='side:end']");
    assertThat(worker.locator(".title .pill.chat")).hasText("ended", TEXTS);
  }

  @Test
  void a_guest_is_passed_on_to_the_consulate_interpreted_there_and_goes_on_by_text() {
    Page visitor = page(Device.PHONE, "fr");
    String first = begin(visitor, "fr", "Un visa");
    passOn(take(worker(), first), "consulate/harbour");
    assertThat(said(visitor).last()).containsText("Je transmets cette discussion", SOON);

    Page officer = take(StaffDesk.signIn(page(Device.DESK, "ar"), "consul-ar"), first);
    assertThat(officer.locator("#came-from")).containsText("information/desk");
    Page interpreter = StaffDesk.signIn(page(Device.DESK, "en"), "consul");
    interpreter.navigate(officer.url());
    interpreter.click("[id='answer:join']");
    assertThat(said(visitor).last()).containsText("Un collègue qui nous aide", SOON);
    answer(interpreter, "Je traduis.");
    assertThat(said(visitor).last()).hasText("Je traduis.", TEXTS);
    assertThat(officer.locator("#interpreter")).containsText("Marta Ferreira", SOON);
    assertAccessible(officer);
    screenshot(officer, "chat-passed-on-desk-ar");
    screenshot(interpreter, "chat-interpreter-desk");
    interpreter.click("[id='answer:leave']");
    assertThat(interpreter.locator("[id='answer:text']")).hasCount(0, COUNT);

    goesOnByText(visitor, officer);
    officer.click("[id='side:end']");
    assertThat(officer.locator(".title .pill.chat.ended")).isVisible(VISIBLE);
  }

  /** Passes one's own chat on to another post, which first is to be chosen. */
  private void passOn(Page worker, String post) {
    worker.click("[id='side:pass']");
    assertThat(worker.locator("[id='answer:said']")).containsText("Choose a post first", SOON);
    worker.selectOption("[id='side:post']", post);
    assertAccessible(worker);
    screenshot(worker, "chat-pass-on-desk");
    worker.click("[id='side:pass']");
    worker.waitForURL("**/staff/chats*");
    assertThat(worker.locator(".said-so")).containsText("The chat was passed on");
  }

  /** With a code of the page that they text; what is answered comes to their telephone. */
  private void goesOnByText(Page visitor, Page officer) {
    Stranger telephone = new Stranger();
    visitor.click("#by-text");
    assertAccessible(visitor);
    screenshot(visitor, "chat-by-text-phone");
    telephone.texts(visitor.locator("#texted").innerText());
    telephone.awaitsText("SMS");
    answer(officer, "Par telephone");
    telephone.awaitsText("Par telephone");
    telephone.texts("Merci, bien compris, je viendrai demain");
    assertThat(officer.locator(".timeline .received .said").last())
        .hasText("Merci, bien compris, je viendrai demain", TEXTS);
    assertThat(said(visitor).last()).containsText("je viendrai demain", SOON);
    assertThat(visitor.locator("#lines .texted, #lines li").last()).containsText("SMS");
  }

  @Test
  void a_supervisor_says_when_somebody_is_there() {
    Page supervisor = StaffDesk.signIn(page(Device.DESK, "en"), "consul-general");
    supervisor.navigate(url("/staff/chat-hours"));
    assertAccessible(supervisor);
    supervisor.selectOption("[id='hours:language']", "am");
    supervisor.click("[id='hours:add']");
    Locator rows = supervisor.locator("[id='hours:list'] tbody button.remove");
    assertThat(rows).hasCount(1, COUNT);
    assertAccessible(supervisor);
    screenshot(supervisor, "chat-hours");
    rows.first().click();
    assertThat(rows).hasCount(0, COUNT);
    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "consul");
    assertThat(officer.request().get(url("/staff/chat-hours")).status()).isEqualTo(404);
    assertThat(officer.request().get(url("/staff/chats")).status()).isEqualTo(200);
  }

  @Test
  void another_sites_page_says_nothing_here_and_other_officers_find_nothing() {
    Page page = page(Device.DESK, "en");
    RequestOptions form =
        RequestOptions.create()
            .setHeader("Sec-Fetch-Site", "cross-site")
            .setForm(
                com.microsoft.playwright.options.FormData.create()
                    .set("text", "x")
                    .set("say", "x"));
    assertThat(page.request().post(url("/en/chat"), form).status()).isEqualTo(404);
    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "officer-ar");
    assertThat(officer.request().get(url("/staff/chats")).status()).isEqualTo(404);
  }
}
