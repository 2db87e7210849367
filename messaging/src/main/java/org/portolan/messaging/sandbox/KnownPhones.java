package org.portolan.messaging.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.people.ContactPoints;
import org.portolan.cases.staff.StaffAccounts;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;

/** Puts the phones of the people in the store on the handset page, as far as there is room. */
public final class KnownPhones {

  private static final Actor ACTOR =
      Actor.system("sandbox", Compartment.IDENTITY, Compartment.ACCESS, Compartment.HEALTH);

  /** More handsets than this nobody can look at. */
  private static final int ROOM = 12;

  private final CaseStore store;
  private final ContactPoints contacts;
  private final StaffAccounts staff;
  private final SandboxPhones phones;

  public KnownPhones(
      CaseStore store, ContactPoints contacts, StaffAccounts staff, SandboxPhones phones) {
    this.store = store;
    this.contacts = contacts;
    this.staff = staff;
    this.phones = phones;
  }

  /** Registers travellers' phones, then those of who is on duty. */
  public void register() {
    Map<String, String> languages =
        store.call(
            ACTOR,
            tx -> {
              Map<String, String> found = new LinkedHashMap<>();
              List<UUID> travellers =
                  ids(tx, "SELECT id FROM contact_point ORDER BY id LIMIT " + ROOM);
              contacts
                  .destinations(tx, travellers)
                  .values()
                  .forEach(to -> found.put(to.phone().e164(), to.language().tag()));
              ids(tx, "SELECT staff_id FROM duty_shift ORDER BY rank LIMIT 3")
                  .forEach(id -> staff.phoneOf(tx, id).ifPresent(phone -> found.put(phone, "en")));
              return found;
            });
    languages.forEach(phones::register);
  }

  private static List<UUID> ids(Tx tx, String query) {
    return tx.sql().createQuery(query).mapTo(UUID.class).list();
  }
}
