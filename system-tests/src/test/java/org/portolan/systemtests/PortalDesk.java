package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;

/** Pages of the portal as editors write and publish them at their desks. */
final class PortalDesk {

  private PortalDesk() {}

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }

  /** Begins a page of a kind. */
  static void begin(Page writer, String slug, String kind) {
    writer.navigate(url("/staff/page-facts"));
    writer.fill("[id='facts:slug']", slug);
    if (writer.locator("[id='facts:topic'] option[value='try']").count() > 0) {
      writer.selectOption("[id='facts:topic']", "try");
    } else {
      writer.locator("#facts summary").click();
      writer.fill("[id='facts:topic-slug']", "try");
      writer.fill("[id='facts:topic-title']", "Trying things out");
    }
    writer.selectOption("[id='facts:kind']", kind);
    writer.fill("[id='facts:sources']", "Rules of queues | Somebody | https://queues.example/");
    writer.click("[id='facts:save']");
    writer.waitForURL(address -> address.contains("page=" + slug));
  }

  /** Writes a version of the text that is open. */
  static void write(Page writer, String title, String body) {
    writer.fill("[id='write:title']", title);
    writer.fill("[id='write:summary']", title + ".");
    writer.fill("[id='write:body']", body);
    writer.click("[id='write:save']");
  }

  /** What one has written and submits, the other approves and publishes. */
  static void publish(Page author, Page second, String slug, String language) {
    author.click("[id='decide:submit']");
    assertThat(author.locator("#state")).hasClass("pill page-state in-review");
    assertThat(author.locator("[id='decide:approve']")).hasCount(0);
    second.navigate(url("/staff/page?page=" + slug + "&language=" + language));
    second.click("[id='decide:approve']");
    assertThat(second.locator("#state")).hasClass("pill page-state approved");
    second.click("[id='decide:publish']");
    assertThat(second.locator("#state")).hasClass("pill page-state published");
  }
}
