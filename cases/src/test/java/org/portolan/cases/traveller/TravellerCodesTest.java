package org.portolan.cases.traveller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.ContactPoints;
import org.portolan.cases.people.ContactState;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.people.IdentityCheck;
import org.portolan.cases.people.KeepContacts;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.Person;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.traveller.AskForCode.Answer;
import org.portolan.cases.traveller.AskForCode.Asked;
import org.portolan.cases.traveller.AskForCode.ToSend;
import org.portolan.cases.traveller.AskForCode.Wait;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/** A code lets in whoever it was sent to, once and soon, and tells nobody who is known here. */
class TravellerCodesTest {

  private final Keys keys = TestStore.shared().keys();
  private final MovedClock clock = new MovedClock();
  private final CaseStore store = TestStore.shared().store(clock);
  private final AskForCode asking =
      new AskForCode(keys, Settings.of(Map.of("PORTOLAN_TRAVELLER_CODES_EVERYWHERE", "1000000")));
  private final EnterCode entering = new EnterCode(keys);
  private final PhoneNumber phone = aPhone();
  private final String address = "address " + UUID.randomUUID();
  private final Person person = register(phone, 1990);

  private Person register(PhoneNumber at, int birthYear) {
    NewPerson somebody =
        new NewPerson(
            "Selam Gebre",
            Optional.empty(),
            Optional.of(birthYear),
            Language.of("en"),
            ZoneId.of("Africa/Asmara"),
            at,
            "test-" + UUID.randomUUID());
    return store.call(AskForCode.actor(), tx -> new RegisterPerson(keys).register(tx, somebody));
  }

  private static PhoneNumber aPhone() {
    int number = ThreadLocalRandom.current().nextInt(1_000_000);
    return PhoneNumber.parse(String.format("+3361%07d", 2_000_000 + number), null).orElseThrow();
  }

  private Answer ask(PhoneNumber at, String proof) {
    Claim claim = Claim.of(Endpoint.sms(at), proof).orElseThrow();
    return store.call(AskForCode.actor(), tx -> asking.ask(tx, claim, address));
  }

  private Asked asked(String proof) {
    return asked(phone, proof);
  }

  private Asked asked(PhoneNumber at, String proof) {
    return ask(at, proof)
        .fold(
            answer -> answer,
            wait -> {
              throw new AssertionError("has to wait");
            });
  }

  private static String codeOf(Asked asked) {
    return asked.toSend().map(ToSend::code).orElseThrow();
  }

  private Optional<Traveller> enter(Asked asked, String typed) {
    return store.call(AskForCode.actor(), tx -> entering.enter(tx, asked.ticket(), typed));
  }

  private static String another(String code) {
    return code.equals("000000") ? "000001" : "000000";
  }

  private static String inArabic(String digits) {
    return digits
        .chars()
        .collect(
            StringBuilder::new,
            (text, c) -> text.appendCodePoint('\u0660' + c - '0'),
            StringBuilder::append)
        .toString();
  }

  @Test
  void a_birth_year_and_the_phone_of_a_person_get_a_code_that_signs_them_in() {
    Asked asked = asked("1990");

    assertThat(enter(asked, codeOf(asked)).map(Traveller::person)).contains(person.id());
  }

  @Test
  void digits_of_another_script_and_spaces_are_read() {
    Asked asked = asked(inArabic("1990"));
    String code = inArabic(codeOf(asked));

    assertThat(enter(asked, " " + code.substring(0, 3) + " " + code.substring(3))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEALTH", "VISA", "SUPPORT", "INFORMATION"})
  void a_reference_of_any_matter_gets_a_code(Compartment compartment) {
    String reference = aCase(person, compartment);
    Asked asked = asked(reference.toLowerCase(java.util.Locale.ROOT).replace("-", " "));

    assertThat(enter(asked, codeOf(asked)).map(Traveller::person)).contains(person.id());
  }

  private String aCase(Person whose, Compartment compartment) {
    return store
        .call(
            AskForCode.actor(),
            tx -> new OpenCase(keys).open(tx, "quarantine", compartment, "test", whose.id()))
        .reference()
        .text();
  }

  @Test
  void a_reference_of_somebody_else_gets_no_code_at_this_phone() {
    String reference = aCase(register(aPhone(), 1971), Compartment.HEALTH);

    assertThat(asked(reference).toSend()).isEmpty();
  }

  @Test
  void a_reference_says_which_of_those_who_share_a_phone_is_meant() {
    Person sister = register(phone, 1990);

    assertThat(asked("1990").toSend()).as("a year that fits both").isEmpty();
    Asked asked = asked(aCase(sister, Compartment.HEALTH));
    assertThat(enter(asked, codeOf(asked)).map(Traveller::person)).contains(sister.id());
  }

  @Test
  void nobody_known_gets_a_ticket_as_well_and_no_code_opens_it() {
    Asked asked = asked(aPhone(), "1990");

    assertThat(asked.toSend()).isEmpty();
    assertThat(enter(asked, "123456")).isEmpty();
  }

  @Test
  void a_wrong_year_and_a_wrong_person_get_no_code() {
    assertThat(asked("1991").toSend()).isEmpty();

    UUID contact = asked("1990").toSend().orElseThrow().contactPoint();
    mark(contact);
    assertThat(asked("1990").toSend()).isEmpty();
  }

  private void mark(UUID contact) {
    store.run(
        AskForCode.actor(),
        tx -> new ContactPoints(keys).mark(tx, contact, Channel.SMS, ContactState.WRONG_PERSON));
  }

  @Test
  void a_phone_said_to_be_of_somebody_else_meanwhile_lets_nobody_in() {
    Asked asked = asked("1990");
    mark(asked.toSend().orElseThrow().contactPoint());

    assertThat(enter(asked, codeOf(asked))).isEmpty();
  }

  @Test
  void a_phone_counts_as_shared_until_it_is_said_not_to_be() {
    Asked first = asked("1990");
    assertThat(enter(first, codeOf(first)).map(Traveller::shared)).contains(true);

    store.run(
        AskForCode.actor(),
        tx ->
            tx.sql()
                .createUpdate("UPDATE contact_point SET shared = false WHERE person_id = :id")
                .bind("id", person.id())
                .execute());
    Asked second = asked("1990");
    assertThat(enter(second, codeOf(second)).map(Traveller::shared)).contains(false);
  }

  @Test
  void a_code_is_good_once() {
    Asked asked = asked("1990");
    enter(asked, codeOf(asked));

    assertThat(enter(asked, codeOf(asked))).isEmpty();
  }

  @Test
  void a_code_is_good_for_ten_minutes() {
    Asked early = asked("1990");
    Asked late = asked("1990");
    clock.later(AskForCode.GOOD.minusMillis(1));
    assertThat(enter(early, codeOf(early))).isPresent();
    clock.later(Duration.ofMillis(1));

    assertThat(enter(late, codeOf(late))).isEmpty();
  }

  @Test
  void after_five_wrong_entries_the_right_code_is_refused() {
    Asked asked = asked("1990");
    for (int i = 0; i < EnterCode.MOST_TRIES; i++) {
      assertThat(enter(asked, another(codeOf(asked)))).isEmpty();
    }

    assertThat(enter(asked, codeOf(asked))).isEmpty();
  }

  @Test
  void a_stranger_who_asks_and_guesses_spoils_nobody_elses_code() {
    Asked own = asked("1990");
    Asked strangers = asked("1990");
    for (int i = 0; i < EnterCode.MOST_TRIES; i++) {
      enter(strangers, another(codeOf(strangers)));
    }

    assertThat(enter(strangers, codeOf(own))).isEmpty();
    assertThat(enter(own, codeOf(own))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "1234567", "abcdef", "' OR true --", "１２３４"})
  void what_is_no_code_is_refused(String typed) {
    assertThat(enter(asked("1990"), typed)).isEmpty();
  }

  @Test
  void a_phone_that_nobody_knows_waits_as_early_as_one_that_is_known() {
    PhoneNumber unknown = aPhone();
    Instant open = clock.instant().plus(Duration.ofMinutes(30));
    for (int i = 0; i < 4; i++) {
      asked("1990");
      asked(unknown, "1990");
    }

    assertThat(ask(phone, "1990")).isEqualTo(new Wait(open));
    assertThat(ask(unknown, "1990")).isEqualTo(new Wait(open));
  }

  @Test
  void asking_during_a_wait_prolongs_nothing() {
    for (int i = 0; i < 9; i++) {
      ask(phone, "1990");
      clock.later(Duration.ofMinutes(3));
    }
    clock.later(Duration.ofMinutes(3));

    assertThat(asked("1990").toSend()).isPresent();
  }

  @Test
  void one_reference_is_not_tried_with_many_phones() {
    String reference = aCase(person, Compartment.HEALTH);
    for (int i = 0; i < 4; i++) {
      asked(aPhone(), reference);
    }

    assertThat(ask(aPhone(), reference)).isInstanceOf(Wait.class);
  }

  @Test
  void an_address_beyond_its_limit_uses_up_nobody_elses_turns() {
    for (int i = 0; i < 40; i++) {
      asked(aPhone(), "1990");
    }
    for (int i = 0; i < 10; i++) {
      assertThat(ask(phone, "1990")).isInstanceOf(Wait.class);
    }
    Claim claim = Claim.of(Endpoint.sms(phone), "1990").orElseThrow();
    String elsewhere = "address " + UUID.randomUUID();

    Answer answer = store.call(AskForCode.actor(), tx -> asking.ask(tx, claim, elsewhere));
    assertThat(answer).isInstanceOf(Asked.class);
  }

  @Test
  void all_together_ask_for_no_more_than_is_allowed() {
    AskForCode frugal =
        new AskForCode(keys, Settings.of(Map.of("PORTOLAN_TRAVELLER_CODES_EVERYWHERE", "0")));
    Claim claim = Claim.of(Endpoint.sms(phone), "1990").orElseThrow();

    Answer answer = store.call(AskForCode.actor(), tx -> frugal.ask(tx, claim, address));
    assertThat(answer).isInstanceOf(Wait.class);
  }

  @Test
  void neither_a_code_nor_a_phone_is_stored_in_clear() {
    Asked asked = asked("1990");
    String rows =
        Jdbi.create(TestStore.shared().asOwner())
            .withHandle(
                owner ->
                    owner
                        .createQuery(
                            """
                            SELECT string_agg(encode(code, 'hex'), ' ') || (
                              SELECT string_agg(encode(subject, 'hex'), ' ') FROM traveller_turn)
                            FROM traveller_code WHERE id = :id
                            """)
                        .bind("id", asked.ticket())
                        .mapTo(String.class)
                        .one());

    assertThat(rows)
        .doesNotContain(HexFormat.of().formatHex(codeOf(asked).getBytes()))
        .doesNotContain(HexFormat.of().formatHex(phone.e164().getBytes()));
    assertThat(asked.toString() + asked.toSend()).doesNotContain(codeOf(asked));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "199", "Q-0000-0002", "Selam", "1990-4", "1990-04-30x"})
  void what_is_neither_a_reference_nor_a_birth_date_is_looked_for_nowhere(String proof) {
    assertThat(Claim.of(Endpoint.sms(phone), proof)).isEmpty();
  }

  @Test
  void a_date_fits_the_same_date_and_a_year_alone() {
    Claim date = Claim.of(Endpoint.sms(phone), "1990-04-30").orElseThrow();

    assertThat(date.fitsBirth("1990-04-30")).isTrue();
    assertThat(date.fitsBirth("1990")).isTrue();
    assertThat(date.fitsBirth("1990-04-29")).isFalse();
    assertThat(date.fitsBirth("1991-04-30")).isFalse();
    assertThat(date.fitsBirth(null)).isFalse();
  }

  private static final class MovedClock extends Clock {
    private Instant now = Instant.parse("2026-11-23T08:00:00Z");

    void later(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private Answer askByMail(String address, String proof) {
    Endpoint to = Endpoint.parse(Channel.EMAIL, address).orElseThrow();
    Claim claim = Claim.of(to, proof).orElseThrow();
    return store.call(AskForCode.actor(), tx -> asking.ask(tx, claim, this.address));
  }

  private String anAddress() {
    String mail = "leila." + UUID.randomUUID() + "@example.org";
    store.run(
        AskForCode.actor(),
        tx ->
            assertThat(
                    new KeepContacts(keys, new PersonJournal(keys))
                        .add(tx, person.id(), mail, Optional.of(IdentityCheck.PAPER)))
                .isEqualTo(KeepContacts.Outcome.DONE));
    return mail;
  }

  @Test
  void an_e_mail_address_gets_a_code_however_its_letters_are_written() {
    String mail = anAddress();
    Asked asked = (Asked) askByMail(mail.toUpperCase(java.util.Locale.ROOT), "1990");

    Optional<Traveller> traveller = enter(asked, codeOf(asked));

    assertThat(traveller.map(Traveller::person)).contains(person.id());
    assertThat(traveller.map(Traveller::shared)).contains(true);
  }

  @Test
  void an_address_that_nobody_has_gets_the_same_answer_and_no_code() {
    Asked asked = (Asked) askByMail("nobody." + UUID.randomUUID() + "@example.org", "1990");
    assertThat(asked.toSend()).isEmpty();
    assertThat(((Asked) askByMail(anAddress(), "1980")).toSend()).isEmpty();
  }

  @Test
  void one_address_gets_few_codes_however_its_letters_are_written() {
    String mail = anAddress();
    for (int i = 0; i < 4; i++) {
      assertThat(askByMail(i % 2 == 0 ? mail : mail.replace("leila", "Leila"), "1990"))
          .isInstanceOf(Asked.class);
    }
    assertThat(askByMail(mail.replace("leila", "LEILA"), "1990")).isInstanceOf(Wait.class);
  }
}
