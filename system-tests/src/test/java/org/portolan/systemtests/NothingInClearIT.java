package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portolan.systemtests.Marked.MARK;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.retention.PeopleWithoutCases;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/**
 * What people write and are called stands nowhere in clear: not in a table or an index, not in the
 * write-ahead log, not in a log of the server's or the database's.
 */
class NothingInClearIT extends BrowserTest {

  /** What everybody calls themselves on WhatsApp in the sandbox. */
  private static final String PROFILE = "Handset Holder";

  /** Put where it must be found. */
  private static final String PLANT = "zqxplantqx";

  private static final Path DIRECTORY = Path.of(System.getProperty("test.directory"));

  /** A value too long for its row is compressed elsewhere, and would hide from a search. */
  @BeforeAll
  static void values_are_stored_as_they_are() {
    superuser(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT format('ALTER TABLE %s ALTER COLUMN %I SET STORAGE EXTERNAL',
                      t.oid::regclass, a.attname)
                    FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid
                    WHERE t.relnamespace = 'public'::regnamespace AND t.relkind = 'r'
                      AND a.attnum > 0 AND a.attstorage IN ('x', 'm')
                    """)
                .mapTo(String.class)
                .list()
                .forEach(handle::execute));
  }

  @Test
  void a_word_that_was_not_sealed_is_found_in_whatever_form() throws IOException {
    Traces plants = new Traces(PLANT);
    superuser(handle -> handle.execute("CREATE TABLE planted (value bytea STORAGE EXTERNAL)"));
    Path log = PortolanUnderTest.log().resolve("planted.log");
    for (var form : plants.forms().entrySet()) {
      superuser(
          handle ->
              handle
                  .createUpdate("INSERT INTO planted VALUES (:value)")
                  .bind("value", form.getValue())
                  .execute());
      Files.write(log, form.getValue());
      assertThat(plants.below(PortolanUnderTest.log()))
          .containsExactly(form.getKey() + " in planted.log");
    }
    Files.delete(log);
    checkpoint();

    assertThat(plants.below(DIRECTORY.resolve("database")).stream().map(f -> f.split(" in ")[0]))
        .containsAll(plants.forms().keySet());
  }

  @Test
  void nothing_that_people_write_or_are_called_is_stored_in_clear() throws IOException {
    registersSomebody("+33612987699");
    UUID somebody = registersSomebody("+33612987698");
    MarkedPages pages = new MarkedPages(this::browser);
    new MarkedByTravellers(pages).write();
    new MarkedByOfficers(pages).write(somebody);
    new MarkedAtTheDesk(pages).write();
    MarkedByApplicants applicant = new MarkedByApplicants(pages);
    new MarkedOnApplications(pages).write(applicant.applies());
    applicant.appeals();
    new MarkedInChats(pages).write();
    new MarkedInSupport(pages).write(somebody);
    checkpoint();

    Path database = DIRECTORY.resolve("database");
    String[] words = {MARK, Marked.AS_NUMBER, Marked.NUMBERS, NewColleague.OWN_PASSWORD};
    String[] andProfile = Arrays.copyOf(words, words.length + 1);
    andProfile[words.length] = PROFILE;
    assertThat(new Traces(andProfile).below(database)).isEmpty();
    Traces traces = new Traces(words);
    assertThat(traces.below(PortolanUnderTest.log())).isEmpty();
    assertThat(traces.below(DIRECTORY.resolve("server"))).isEmpty();
    assertThat(traces.below(DIRECTORY.resolve("server-data"))).isEmpty();
  }

  /**
   * One that tells on its console, which fails the test, when a script of what was written runs.
   */
  private Page browser(String language) {
    Page page = page(Device.DESK, language);
    page.addInitScript(
        "Object.defineProperty(window, 'hacked', { set() { console.error('hacked'); } })");
    return page;
  }

  private static UUID registersSomebody(String phone) {
    Keys keys =
        Keys.open(
            PortolanUnderTest.keyDatabase(), PortolanUnderTest.settings().masterPassword(), 10);
    Clock longAgo = Clock.offset(Clock.systemUTC(), Duration.ofDays(-500));
    UUID somebody =
        new CaseStore(PortolanUnderTest.asApplication(), keys, longAgo)
            .call(
                Actor.system("test", Compartment.IDENTITY),
                tx ->
                    new RegisterPerson(keys)
                        .register(
                            tx,
                            new NewPerson(
                                "Somebody " + MARK,
                                Optional.of(MARK + " Latin"),
                                Optional.of(1990),
                                Language.ENGLISH,
                                ZoneOffset.UTC,
                                new PhoneNumber(phone),
                                "health-authority/harbour"))
                        .id());
    CaseStore store = new CaseStore(PortolanUnderTest.asApplication(), keys, Clock.systemUTC());
    new PeopleWithoutCases(store, keys).announce(100);
    return somebody;
  }

  private static void checkpoint() {
    superuser(handle -> handle.execute("CHECKPOINT"));
  }

  private static void superuser(Consumer<Handle> work) {
    Jdbi.create(PortolanUnderTest.asSuperuser()).useHandle(work::accept);
  }
}
