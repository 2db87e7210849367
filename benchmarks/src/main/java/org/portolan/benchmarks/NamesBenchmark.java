package org.portolan.benchmarks;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.portolan.benchmarks.ManyNames.Named;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.people.FindPeople;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.ManyRows;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.names.NameKeys;

/**
 * Somebody types a name among a million people: the product's search over keyed tokens with sealed
 * names opened and row-level security on, against {@code pg_trgm} over the same names in clear and
 * in Latin letters, on the same database with as many connections.
 */
final class NamesBenchmark {

  private static final int PEOPLE = Integer.getInteger("benchmarks.names", 1_000_000);
  private static final int AT_ONCE = 1_000;
  private static final int POSTS = 50;
  private static final int SEARCHES = 2_000;

  /** A search over trigrams of a million names takes a third of a second. */
  private static final int SEARCHES_IN_CLEAR = 300;

  private static final int THREADS = 2;
  private static final int SHOWN = 20;
  private static final Actor EVERYWHERE = Actor.system("benchmark", Compartment.IDENTITY);
  private static final Actor OF_A_POST =
      new Actor("staff:benchmark", Set.of(new Grant(Compartment.IDENTITY, post(0))));

  private static final ManyRows<Registered> PERSON =
      ManyRows.<Registered>statement(
              """
              INSERT INTO person (id, scope, name, latin_name, language, time_zone, created_at)
              SELECT r.id, r.scope, r.name, r.latin, 'en', 'UTC', 'epoch' FROM :rows
              """)
          .column("id", "uuid", Registered::id)
          .column("scope", "text", Registered::scope)
          .column("name", "bytea", Registered::name)
          .column("latin", "bytea", Registered::latin)
          .build();

  private static final ManyRows<Token> TOKEN =
      ManyRows.<Token>statement(
              """
              INSERT INTO person_name_token (token, person_id, scope)
              SELECT r.token, r.person, r.scope FROM :rows
              """)
          .column("token", "bytea", Token::token)
          .column("person", "uuid", Token::person)
          .column("scope", "text", Token::scope)
          .build();

  private final PrintStream out;

  private MeasuredStore measured;
  private Keys keys;
  private CaseStore store;
  private BlindIndex index;
  private FindPeople find;

  NamesBenchmark(PrintStream out) {
    this.out = out;
  }

  void run() throws Exception {
    try (MeasuredStore started = MeasuredStore.of("names")) {
      measured = started;
      keys = measured.keys();
      store = measured.store();
      index = keys.blindIndex();
      find = new FindPeople(keys, new PersonLabels(keys));
      load();
      measure();
    }
  }

  private static String post(int number) {
    return "authority/post-" + number;
  }

  private void load() throws Exception {
    measured.executeAsSuperuser("CREATE EXTENSION pg_trgm");
    DataSource owner = measured.owner();
    measured.execute("CREATE TABLE clear_name (id uuid PRIMARY KEY, latin text NOT NULL)");
    AtomicInteger next = new AtomicInteger();
    Callable<Void> client =
        () -> {
          try (Connection connection = owner.getConnection()) {
            for (int batch = next.getAndIncrement();
                batch < PEOPLE / AT_ONCE;
                batch = next.getAndIncrement()) {
              batch(connection, batch);
            }
          }
          return null;
        };
    double seconds = Threads.timed(THREADS, () -> client) / 1e9;
    out.printf("People registered in batches        %8.0f /s (n=%d)%n", PEOPLE / seconds, PEOPLE);
    measured.execute("CREATE INDEX clear_name_trgm ON clear_name USING gin (latin gin_trgm_ops)");
    measured.execute("VACUUM ANALYZE");
  }

  private void batch(Connection clear, int number) throws Exception {
    ManyNames names = new ManyNames(number);
    List<UUID> ids = new ArrayList<>();
    List<Named> people = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      ids.add(UUID.randomUUID());
      people.add(names.next());
    }
    keys.vault().create(ids.stream().map(KeyId::ofPerson).toList());
    keys.vault().prefetch(ids.stream().map(KeyId::ofPerson).toList());
    String scope = post(number % POSTS);
    List<Registered> rows = new ArrayList<>();
    List<Token> tokens = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      UUID id = ids.get(i);
      rows.add(registered(id, scope, people.get(i)));
      for (String token : NameKeys.tokens(people.get(i).own() + " " + people.get(i).latin())) {
        tokens.add(new Token(index.ofNameToken(token), id, scope));
      }
    }
    store.run(
        EVERYWHERE,
        tx -> {
          PERSON.update(tx, rows);
          TOKEN.update(tx, tokens);
        });
    try (PreparedStatement insert =
        clear.prepareStatement("INSERT INTO clear_name VALUES (?, ?)")) {
      for (int i = 0; i < AT_ONCE; i++) {
        insert.setObject(1, ids.get(i));
        insert.setString(2, people.get(i).latin());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private Registered registered(UUID id, String scope, Named name) {
    return new Registered(
        id,
        scope,
        keys.sealer().seal(KeyId.ofPerson(id), new Place("person", id, "name"), name.own()),
        keys.sealer()
            .seal(KeyId.ofPerson(id), new Place("person", id, "latin_name"), name.latin()));
  }

  private void measure() throws Exception {
    DataSource owner = new KeptConnections(measured.owner());
    double clear =
        rate("Names in clear, pg_trgm", SEARCHES_IN_CLEAR, typed -> trigrams(owner, typed));
    double everywhere =
        rate("Sealed names, among all posts", SEARCHES, typed -> search(EVERYWHERE, typed));
    double post =
        rate("Sealed names, at one of 50 posts", SEARCHES, typed -> search(OF_A_POST, typed));
    out.printf(
        "Search against pg_trgm              %8.2f among all, %.2f at one post%n",
        everywhere / clear, post / clear);
  }

  private int search(Actor actor, String typed) {
    return store.call(actor, (Tx tx) -> find.byName(tx, typed, SHOWN)).size();
  }

  private static int trigrams(DataSource owner, String typed) throws Exception {
    try (Connection connection = owner.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT id, latin FROM clear_name WHERE latin % ?"
                    + " ORDER BY similarity(latin, ?) DESC LIMIT ?")) {
      query.setString(1, typed);
      query.setString(2, typed);
      query.setInt(3, SHOWN);
      int found = 0;
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found++;
        }
      }
      return found;
    }
  }

  private double rate(String what, int searches, Looking looking) throws Exception {
    return new SearchRate(out, THREADS, 4).of(what, searches, i -> looking.found(typed(i)));
  }

  /** Of somebody at the first post, another one each time. */
  private static String typed(int number) {
    int batches = Math.max(1, PEOPLE / AT_ONCE / POSTS);
    ManyNames names = new ManyNames((long) (number % batches) * POSTS);
    for (int before = number / batches; before > 0; before--) {
      names.next();
    }
    return names.typedFor(names.next());
  }

  @FunctionalInterface
  private interface Looking {
    int found(String typed) throws Exception;
  }

  private record Registered(UUID id, String scope, byte[] name, byte[] latin) {}

  private record Token(byte[] token, UUID person, String scope) {}
}
