package org.portolan.messaging.channel;

import org.portolan.cases.store.CaseStore;

/** What no channel may know; planted to see a rule fail. */
public final class PlantedInChannel {
  CaseStore store;
}
