package org.portolan.benchmarks;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;

/** Lists of cases whose keys nobody has used yet, sealed by the product and by Tink alone. */
final class SealedLists {

  static final int CASES = 50;
  static final int FIELDS = 10;
  static final String TEXT = "I have had a fever since yesterday evening, 38.5, and a cough.";

  private final Keys keys;
  private final List<List<UUID>> lists = new ArrayList<>();
  private final List<List<byte[]>> values = new ArrayList<>();
  private final Keys cold;
  private final Aead master;
  private final List<byte[]> bareKeys = new ArrayList<>();
  private final List<Aead> bareOpened = new ArrayList<>();
  private final List<List<byte[]>> bareValues = new ArrayList<>();

  SealedLists(MeasuredStore measured, int number) throws Exception {
    keys = measured.keys();
    master =
        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get())
            .getPrimitive(AeadConfig2026.get(), Aead.class);
    for (int list = 0; list < number; list++) {
      List<UUID> cases = new ArrayList<>();
      for (int i = 0; i < CASES; i++) {
        cases.add(UUID.randomUUID());
      }
      lists.add(cases);
      keys.vault().create(cases.stream().map(KeyId::ofCase).toList());
      keys.vault().prefetch(cases.stream().map(KeyId::ofCase).toList());
      for (UUID caseId : cases) {
        seal(caseId);
      }
    }
    cold = measured.openKeys();
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
        TinkProtoKeysetFormat.serializeEncryptedKeyset(key, master, data(0), AeadConfig2026.get()));
  }

  private static Place place(UUID caseId, int field) {
    return new Place("case_file", caseId, "field" + field);
  }

  private static byte[] data(int field) {
    return ("case_file/00000000-0000-0000-0000-000000000000/field" + field)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** How many lists there are. */
  int size() {
    return lists.size();
  }

  /** One list as the product opens it: the query for its keys included, where it needs one. */
  void product(int list) {
    cold.vault().prefetch(lists.get(list).stream().map(KeyId::ofCase).toList());
    for (int i = 0; i < CASES; i++) {
      UUID caseId = lists.get(list).get(i);
      List<byte[]> sealed = values.get(list * CASES + i);
      for (int field = 0; field < FIELDS; field++) {
        read(cold.sealer().open(KeyId.ofCase(caseId), place(caseId, field), sealed.get(field)));
      }
    }
  }

  /** The query alone by which a list's wrapped keys come. */
  void query(Jdbi database, int list) {
    Object[] owners = lists.get(list).stream().map(id -> KeyId.ofCase(id).value()).toArray();
    int found =
        database
            .withHandle(
                h ->
                    h.createQuery(
                            "SELECT owner, wrapped FROM wrapped_key WHERE owner = ANY (:owners)")
                        .bindArray("owners", String.class, owners)
                        .map((row, context) -> row.getBytes("wrapped"))
                        .list())
            .size();
    if (found != CASES) {
      throw new IllegalStateException("Not all keys are there");
    }
  }

  /** One list by Tink alone, from keys still wrapped. */
  void bareWrapped(int list) throws Exception {
    for (int i = list * CASES; i < (list + 1) * CASES; i++) {
      Aead key =
          TinkProtoKeysetFormat.parseEncryptedKeyset(
                  bareKeys.get(i), master, data(0), AeadConfig2026.get())
              .getPrimitive(AeadConfig2026.get(), Aead.class);
      openAll(key, bareValues.get(i));
    }
  }

  /** One list by Tink alone, from opened keys. */
  void bareOpened(int list) throws Exception {
    for (int i = list * CASES; i < (list + 1) * CASES; i++) {
      openAll(bareOpened.get(i), bareValues.get(i));
    }
  }

  private static void openAll(Aead key, List<byte[]> sealed) throws Exception {
    for (int field = 0; field < FIELDS; field++) {
      read(new String(key.decrypt(sealed.get(field), data(field)), StandardCharsets.UTF_8));
    }
  }

  private static void read(String value) {
    if (!value.equals(TEXT)) {
      throw new IllegalStateException("Another text came out");
    }
  }
}
