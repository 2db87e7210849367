package org.portolan.web.visa;

/**
 * What a page answers: itself, or where it leads.
 *
 * @param html the page; null when it leads elsewhere
 * @param below an address below the language's; null when it is a page
 */
record Reply(String html, String below) {

  static Reply page(String html) {
    return new Reply(html, null);
  }

  static Reply go(String below) {
    return new Reply(null, below);
  }

  @Override
  public String toString() {
    return "Reply";
  }
}
