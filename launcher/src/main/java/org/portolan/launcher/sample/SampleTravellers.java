package org.portolan.launcher.sample;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.Person;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.quarantine.OpenQuarantine;
import org.portolan.cases.quarantine.OpenQuarantine.Order;
import org.portolan.cases.quarantine.Protocols;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/**
 * Travellers in quarantine at the sample post: readers of six languages in as many time zones, two
 * of whom share a phone. Their numbers are the sandbox's; no message leaves this machine.
 */
final class SampleTravellers {

  /**
   * A traveller.
   *
   * @param daysAgo how long ago the order began
   */
  private record Traveller(
      String name,
      String latinName,
      int birthYear,
      String language,
      String zone,
      String phone,
      int daysAgo,
      String place) {}

  private static final List<Traveller> TRAVELLERS =
      List.of(
          new Traveller(
              "ليلى حداد",
              "Layla Haddad",
              1991,
              "ar",
              "Asia/Beirut",
              "+9613123456",
              4,
              "Harbour hotel, 214"),
          new Traveller(
              "Camille Diallo",
              "Camille Diallo",
              1984,
              "fr",
              "Europe/Paris",
              "+33612345601",
              2,
              "Harbour hotel, 101"),
          new Traveller(
              "ሰላም ገብረ",
              "Selam Gebre",
              1998,
              "ti",
              "Africa/Addis_Ababa",
              "+251911234567",
              6,
              "Harbour hotel, 115"),
          new Traveller(
              "فرهاد احمدی",
              "Farhad Ahmadi",
              1979,
              "fa-AF",
              "Asia/Kabul",
              "+93701234567",
              1,
              "Quay hostel, 7"),
          new Traveller(
              "王小梅",
              "Wang Xiaomei",
              1988,
              "zh-Hans",
              "Asia/Shanghai",
              "+8613123456789",
              9,
              "Quay hostel, 12"),
          new Traveller(
              "Grace Okafor",
              "Grace Okafor",
              1995,
              "en",
              "Africa/Lagos",
              "+2348031234567",
              4,
              "Harbour hotel, 220"),
          new Traveller(
              "Ousmane Ba",
              "Ousmane Ba",
              1986,
              "fr",
              "Africa/Dakar",
              "+221771234567",
              3,
              "Quay hostel, 3"),
          new Traveller(
              "Aminata Ba",
              "Aminata Ba",
              1990,
              "fr",
              "Africa/Dakar",
              "+221771234567",
              3,
              "Quay hostel, 3"));

  private final RegisterPerson register;
  private final OpenQuarantine quarantine;

  SampleTravellers(Keys keys) {
    this.register = new RegisterPerson(keys);
    this.quarantine = new OpenQuarantine(new OpenCase(keys), new Protocols(), keys.sealer());
  }

  void load(Tx tx) {
    TRAVELLERS.forEach(traveller -> load(tx, traveller));
  }

  private void load(Tx tx, Traveller traveller) {
    ZoneId zone = ZoneId.of(traveller.zone());
    Person person =
        register.register(
            tx,
            new NewPerson(
                traveller.name(),
                Optional.of(traveller.latinName()),
                Optional.of(traveller.birthYear()),
                Language.of(traveller.language()),
                zone,
                PhoneNumber.parse(traveller.phone(), null).orElseThrow(),
                SampleStaff.SCOPE));
    LocalDate today = tx.now().atZone(zone).toLocalDate();
    quarantine.open(
        tx,
        new Order(
            person,
            SampleStaff.SCOPE,
            today.minusDays(traveller.daysAgo()),
            Optional.empty(),
            Optional.of(traveller.place())));
  }
}
