package org.portolan.cases.portal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.portolan.cases.portal.model.PageRules;
import org.portolan.cases.settings.Settings;

/** How large a page may be, as the operator has it. */
@Dependent
public class PageLimits {

  /**
   * About 3,000 words, a quarter of an hour to read; compressed it stays below 40 kB in every
   * script, which a slow telephone has in a few seconds.
   */
  private static final int LONGEST = 18_000;

  private final PageRules rules;

  @Inject
  public PageLimits(Settings settings) {
    this.rules = new PageRules(settings.number("PAGE_LONGEST", LONGEST));
  }

  /** What a text must be like. */
  public PageRules rules() {
    return rules;
  }
}
