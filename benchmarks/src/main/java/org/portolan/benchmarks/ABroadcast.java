package org.portolan.benchmarks;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.outreach.Audience;
import org.portolan.cases.outreach.BroadcastMessage;
import org.portolan.cases.outreach.DecideOnBroadcast;
import org.portolan.cases.outreach.DecideOnBroadcast.Expected;
import org.portolan.cases.outreach.WriteBroadcast;
import org.portolan.cases.outreach.WriteBroadcast.Written;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.launcher.database.Databases;

/** A broadcast of a post in every language, written and approved by two people. */
final class ABroadcast {

  static final String TEXT = "The water point is open. ";

  private ABroadcast() {}

  /** Approves one; the server begins it within a second. */
  static UUID approve(Databases databases, char[] masterPassword, String scope, int numbers) {
    Keys keys = Keys.open(databases.keys().dataSource(), masterPassword, 100);
    CaseStore store = new CaseStore(databases.application().dataSource(), keys, Clock.systemUTC());
    WriteBroadcast write = new WriteBroadcast(new OpenCase(keys), keys);
    DecideOnBroadcast decide = new DecideOnBroadcast(keys, Settings.of(Map.of()));
    Map<String, String> texts = new LinkedHashMap<>();
    for (Language language : Languages.travellers()) {
      texts.put(language.tag(), TEXT + language.ownName());
    }
    Written written =
        new Written(new BroadcastMessage("Water", texts), Audience.everybody(), Optional.empty());
    UUID id = store.call(worker(scope), tx -> write.begin(tx, scope, written));
    Expected expected = new Expected(numbers, Optional.empty());
    store.call(worker(scope), tx -> decide.submit(tx, id, 1, broadcast -> expected));
    store.call(worker(scope), tx -> decide.approve(tx, id, 1));
    return id;
  }

  private static Actor worker(String scope) {
    return new Actor("staff:" + UUID.randomUUID(), Set.of(new Grant(Compartment.OUTREACH, scope)));
  }
}
