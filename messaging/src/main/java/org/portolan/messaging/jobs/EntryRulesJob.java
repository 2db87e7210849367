package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.portolan.messaging.entry.TellFollowers;

/**
 * Publishes entry rules at their time, tells followers what changed, and forgets followers when
 * their day of arrival is over.
 */
@Dependent
public class EntryRulesJob implements Job {

  private final TellFollowers telling;

  @Inject
  public EntryRulesJob(TellFollowers telling) {
    this.telling = telling;
  }

  @Override
  public String name() {
    return "entry rules";
  }

  @Override
  public int run() {
    return telling.publish() + telling.tell() + telling.forget();
  }
}
