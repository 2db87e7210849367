package org.portolan.messaging.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import org.portolan.cases.alerts.Duty;
import org.portolan.cases.people.ContactPoints;
import org.portolan.cases.people.ContactWays;
import org.portolan.cases.staff.StaffAccounts;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;

/**
 * Puts the phones of the people in the store on the handset page, as far as there is room, and one
 * of somebody whom nobody knows.
 */
public final class KnownPhones {

  private static final Actor ACTOR =
      Actor.system("sandbox", Compartment.IDENTITY, Compartment.ACCESS, Compartment.HEALTH);

  /** More handsets than this nobody can look at. */
  private static final int ROOM = 12;

  private static final int STAFF = 3;

  /** Invented; its texts become enquiries. */
  private static final String STRANGER = "+34612345678";

  private final CaseStore store;
  private final ContactPoints contacts;
  private final ContactWays ways;
  private final Duty duty = new Duty();
  private final StaffAccounts staff;
  private final SandboxPhones phones;

  public KnownPhones(
      CaseStore store,
      ContactPoints contacts,
      ContactWays ways,
      StaffAccounts staff,
      SandboxPhones phones) {
    this.store = store;
    this.contacts = contacts;
    this.ways = ways;
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
              ways.of(tx, contacts.some(tx, ROOM))
                  .values()
                  .forEach(
                      person ->
                          person.ways().stream()
                              .flatMap(way -> way.to().phone().stream())
                              .forEach(phone -> found.put(phone.e164(), person.language().tag())));
              found.put(STRANGER, "es");
              duty.some(tx, STAFF)
                  .forEach(id -> staff.phoneOf(tx, id).ifPresent(phone -> found.put(phone, "en")));
              return found;
            });
    languages.forEach(phones::register);
  }
}
