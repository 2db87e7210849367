package org.portolan.benchmarks;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.settings.OperatorSeal;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.migration.Migrations;
import org.portolan.cases.timeline.Timeline;
import org.portolan.launcher.Ports;
import org.portolan.launcher.Tree;
import org.portolan.launcher.database.Databases;
import org.portolan.launcher.database.EmbeddedDatabase;

/**
 * What sealing and row-level security cost: fifty cases of ten fields opened, against Tink alone
 * over the same bytes; a sealed case stored, against the same rows in clear; the list of a post's
 * cases, against the same query without policies.
 */
final class SealingBenchmark {

  private static final int LISTS = 200;
  private static final int CASES_A_LIST = 50;
  private static final int FIELDS = 10;
  private static final int ROUNDS = 5;
  private static final int STORED = 4_000;
  private static final int LISTED = 10_000;
  private static final int THREADS = 8;
  private static final String SCOPE = "benchmark/post";
  private static final String TEXT =
      "I have had a fever since yesterday evening, 38.5, and a cough.";
  private static final char[] PASSWORD = "a master password of the benchmark's".toCharArray();
  private static final Actor OFFICER =
      new Actor("staff:benchmark", Set.of(new Grant(Compartment.HEALTH, SCOPE)));

  private final PrintStream out;
  private final Path directory = Path.of(System.getProperty("benchmarks.directory"), "sealing");

  private Databases databases;
  private DataSource application;
  private Keys keys;
  private CaseStore store;

  SealingBenchmark(PrintStream out) {
    this.out = out;
  }

  void run() throws Exception {
    Tree.delete(directory);
    try (EmbeddedDatabase database =
        EmbeddedDatabase.start(
            directory.resolve("postgresql"),
            directory.resolve("database"),
            directory,
            Ports.freePort(),
            role -> role + " of the benchmark")) {
      databases = database.databases();
      application = new KeptConnections(databases.application().dataSource());
      DataSource keyDatabase = new KeptConnections(databases.keys().dataSource());
      Migrations.run(
          databases.owner().dataSource(), databases.application().user(), keyDatabase, PASSWORD);
      keys = Keys.open(keyDatabase, PASSWORD, 20_000);
      store = new CaseStore(application, keys, Clock.systemUTC());
      long derived = OperatorSeal.derivations();
      open();
      store();
      list();
      // each round of opening opens the key database once, as a start does
      out.printf(
          "Keys derived from a password        %8d after the starts%n",
          OperatorSeal.derivations() - derived - ROUNDS);
    }
  }

  private void open() throws Exception {
    double wrapped = 0;
    double bareWrapped = 0;
    double opened = 0;
    double bareOpened = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Lists lists = new Lists(round == 0 ? LISTS : LISTS / 2);
      boolean warm = round > 0;
      bareWrapped += warm ? lists.bareWrapped() : 0 * lists.bareWrapped();
      wrapped += warm ? lists.product() : 0 * lists.product();
      bareOpened += warm ? lists.bareOpened() : 0 * lists.bareOpened();
      opened += warm ? lists.product() : 0 * lists.product();
    }
    out.printf(
        "50 cases, keys still wrapped        %8.2f ms a list, ratio %.2f of Tink alone%n",
        wrapped / (ROUNDS - 1), wrapped / bareWrapped);
    out.printf(
        "50 cases, keys opened               %8.2f ms a list, ratio %.2f of Tink alone%n",
        opened / (ROUNDS - 1), opened / bareOpened);
  }

  /** Lists of cases whose keys nobody has used yet, sealed by the product and by Tink alone. */
  private final class Lists {

    private final List<List<UUID>> lists = new ArrayList<>();
    private final List<List<byte[]>> values = new ArrayList<>();
    private final Keys cold;
    private final Aead master;
    private final List<byte[]> bareKeys = new ArrayList<>();
    private final List<Aead> bareOpened = new ArrayList<>();
    private final List<List<byte[]>> bareValues = new ArrayList<>();

    Lists(int number) throws Exception {
      master =
          KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get())
              .getPrimitive(AeadConfig2026.get(), Aead.class);
      for (int list = 0; list < number; list++) {
        List<UUID> cases = new ArrayList<>();
        for (int i = 0; i < CASES_A_LIST; i++) {
          cases.add(UUID.randomUUID());
        }
        lists.add(cases);
        keys.vault().create(cases.stream().map(KeyId::ofCase).toList());
        keys.vault().prefetch(cases.stream().map(KeyId::ofCase).toList());
        for (UUID caseId : cases) {
          seal(caseId);
        }
      }
      cold = Keys.open(new KeptConnections(databases.keys().dataSource()), PASSWORD, 100_000);
    }

    private void seal(UUID caseId) throws Exception {
      List<byte[]> sealed = new ArrayList<>();
      List<byte[]> bare = new ArrayList<>();
      KeysetHandle key =
          KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
      Aead aead = key.getPrimitive(AeadConfig2026.get(), Aead.class);
      for (int field = 0; field < FIELDS; field++) {
        sealed.add(keys.sealer().seal(KeyId.ofCase(caseId), place(caseId, field), TEXT));
        bare.add(aead.encrypt(TEXT.getBytes(StandardCharsets.UTF_8), data(field)));
      }
      values.add(sealed);
      bareValues.add(bare);
      bareOpened.add(aead);
      bareKeys.add(
          TinkProtoKeysetFormat.serializeEncryptedKeyset(
              key, master, data(0), AeadConfig2026.get()));
    }

    private static Place place(UUID caseId, int field) {
      return new Place("case_file", caseId, "field" + field);
    }

    private static byte[] data(int field) {
      return ("case_file/00000000-0000-0000-0000-000000000000/field" + field)
          .getBytes(StandardCharsets.UTF_8);
    }

    /** Milliseconds a list: the query for its keys included, where they are not in memory. */
    double product() {
      long began = System.nanoTime();
      for (int list = 0; list < lists.size(); list++) {
        cold.vault().prefetch(lists.get(list).stream().map(KeyId::ofCase).toList());
        for (int i = 0; i < CASES_A_LIST; i++) {
          UUID caseId = lists.get(list).get(i);
          List<byte[]> sealed = values.get(list * CASES_A_LIST + i);
          for (int field = 0; field < FIELDS; field++) {
            read(cold.sealer().open(KeyId.ofCase(caseId), place(caseId, field), sealed.get(field)));
          }
        }
      }
      return millis(began);
    }

    double bareWrapped() throws Exception {
      long began = System.nanoTime();
      for (int i = 0; i < bareKeys.size(); i++) {
        Aead key =
            TinkProtoKeysetFormat.parseEncryptedKeyset(
                    bareKeys.get(i), master, data(0), AeadConfig2026.get())
                .getPrimitive(AeadConfig2026.get(), Aead.class);
        openAll(key, bareValues.get(i));
      }
      return millis(began);
    }

    double bareOpened() throws Exception {
      long began = System.nanoTime();
      for (int i = 0; i < bareOpened.size(); i++) {
        openAll(bareOpened.get(i), bareValues.get(i));
      }
      return millis(began);
    }

    private static void openAll(Aead key, List<byte[]> sealed) throws Exception {
      for (int field = 0; field < FIELDS; field++) {
        read(new String(key.decrypt(sealed.get(field), data(field)), StandardCharsets.UTF_8));
      }
    }

    private double millis(long began) {
      return (System.nanoTime() - began) / 1e6 / lists.size();
    }
  }

  private static void read(String value) {
    if (!value.equals(TEXT)) {
      throw new IllegalStateException("Another text came out");
    }
  }

  private void store() throws Exception {
    OpenCase open = new OpenCase(keys);
    Timeline timeline = new Timeline(keys.sealer());
    double sealed = 0;
    double clear = 0;
    for (int round = 0; round <= ROUNDS; round++) {
      double one = rate(() -> storeSealed(open, timeline));
      double other = rate(this::storeClear);
      sealed += round == 0 ? 0 : one / ROUNDS;
      clear += round == 0 ? 0 : other / ROUNDS;
    }
    out.printf(
        "A case of ten fields stored sealed  %8.0f /s, ratio %.2f of the same in clear (%.0f /s)%n",
        sealed, sealed / clear, clear);
  }

  private void storeSealed(OpenCase open, Timeline timeline) {
    store.run(
        OFFICER,
        tx -> {
          UUID id = open.open(tx, "quarantine", Compartment.HEALTH, SCOPE, null).id();
          for (int field = 0; field < FIELDS; field++) {
            timeline.note(tx, id, TEXT);
          }
        });
  }

  /** The same rows and events; only what stands in them is not sealed, and no key is made. */
  private void storeClear() {
    store.run(OFFICER, ClearCase::store);
  }

  private static double rate(Runnable work) throws Exception {
    AtomicInteger left = new AtomicInteger(STORED / ROUNDS);
    Callable<Void> client =
        () -> {
          while (left.getAndDecrement() > 0) {
            work.run();
          }
          return null;
        };
    return STORED / ROUNDS / (Threads.timed(THREADS, () -> client) / 1e9);
  }

  private void list() throws Exception {
    Jdbi.create(databases.owner().dataSource()).useHandle(owner -> owner.execute("VACUUM ANALYZE"));
    Jdbi owner = Jdbi.create(new KeptConnections(databases.owner().dataSource()));
    List<UUID> ids =
        owner.withHandle(
            handle ->
                handle
                    .createQuery("SELECT id FROM case_file ORDER BY id LIMIT :number")
                    .bind("number", CASES_A_LIST)
                    .mapTo(UUID.class)
                    .list());
    double with = 0;
    double without = 0;
    for (int round = 0; round <= ROUNDS; round++) {
      double one = listRate(() -> store.run(OFFICER, tx -> cases(tx.sql(), ids)));
      double other = listRate(() -> owner.useTransaction(handle -> cases(handle, ids)));
      with += round == 0 ? 0 : one / ROUNDS;
      without += round == 0 ? 0 : other / ROUNDS;
    }
    out.printf(
        "A list of 50 cases, policies on     %8.0f /s, ratio %.2f of the same without (%.0f /s)%n",
        with, with / without, without);
  }

  private static double listRate(Runnable work) {
    long began = System.nanoTime();
    for (int i = 0; i < LISTED / ROUNDS; i++) {
      work.run();
    }
    return LISTED / ROUNDS / ((System.nanoTime() - began) / 1e9);
  }

  /** Fifty of a post's cases, by index. */
  private static void cases(Handle handle, List<UUID> ids) {
    int found =
        handle
            .createQuery(
                """
                SELECT id, reference, kind, opened_at, closed_at FROM case_file
                WHERE id = ANY (:ids) ORDER BY opened_at DESC
                """)
            .bindArray("ids", UUID.class, ids.toArray())
            .map((row, context) -> row.getString("reference"))
            .list()
            .size();
    if (found != CASES_A_LIST) {
      throw new IllegalStateException("Not all that was asked for");
    }
  }
}
