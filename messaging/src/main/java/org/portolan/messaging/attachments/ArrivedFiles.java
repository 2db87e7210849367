package org.portolan.messaging.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.attachments.SealedFiles;
import org.portolan.cases.attachments.SealedFiles.Kept;
import org.portolan.cases.attachments.SealedFiles.TooLarge;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.channel.MediaSource;

/**
 * Files that come whole with a message instead of lying with a provider, such as those of an
 * e-mail. Each is sealed under its day's key, before the message itself is stored, and gets an
 * address by which it is fetched like any other; after seven days it is gone with that key.
 */
public final class ArrivedFiles implements MediaSource {

  private static final Actor ACTOR = Actor.system("arrived-files", Compartment.TRANSIT);
  private static final String ADDRESS = "arrived:";
  private static final String TOO_LARGE = ADDRESS + "too-large";

  private final CaseStore store;
  private final Keys keys;
  private final SealedFiles files;
  private final long mostBytes;

  ArrivedFiles(CaseStore store, Keys keys, SealedFiles files, long mostBytes) {
    this.store = store;
    this.keys = keys;
    this.files = files;
    this.mostBytes = mostBytes;
  }

  /**
   * Keeps a file and returns the address that the message is to be stored with. Of one that is too
   * large nothing is kept; under its address its sender is told so.
   */
  public String keep(InputStream content) throws IOException {
    try {
      Kept kept = files.keep(content, mostBytes);
      store.run(ACTOR, tx -> insert(tx, kept));
      return ADDRESS + kept.name();
    } catch (TooLarge e) {
      return TOO_LARGE;
    }
  }

  private void insert(Tx tx, Kept kept) {
    LocalDate day = LocalDate.ofInstant(tx.now(), ZoneOffset.UTC);
    tx.sql()
        .createUpdate(
            """
            INSERT INTO arrived_file (id, key_day, file_key, bytes, arrived_at)
            VALUES (:id, :day, :key, :bytes, :now)
            """)
        .bind("id", kept.name())
        .bind("day", day)
        .bind(
            "key",
            keys.sealer().sealUnderNewKey(KeyId.ofTransit(day), place(kept.name()), kept.key()))
        .bind("bytes", kept.bytes())
        .bind("now", tx.now())
        .execute();
  }

  @Override
  public boolean has(String address) {
    return address.startsWith(ADDRESS);
  }

  @Override
  public Given open(String address) {
    if (address.equals(TOO_LARGE)) {
      return new There(Long.MAX_VALUE, InputStream.nullInputStream());
    }
    Optional<Kept> kept =
        id(address.substring(ADDRESS.length()))
            .flatMap(id -> store.call(ACTOR, tx -> find(tx, id)));
    if (kept.isEmpty()) {
      return new Gone();
    }
    try {
      return new There(kept.get().bytes(), files.open(kept.get().name(), kept.get().key()));
    } catch (IOException e) {
      return new NotNow(e.getClass().getSimpleName());
    }
  }

  private Optional<Kept> find(Tx tx, UUID id) {
    return tx.sql()
        .createQuery("SELECT key_day, file_key, bytes FROM arrived_file WHERE id = :id")
        .bind("id", id)
        .map(
            (row, context) ->
                new Kept(
                    id,
                    keys.sealer()
                        .open(
                            KeyId.ofTransit(row.getObject("key_day", LocalDate.class)),
                            place(id),
                            row.getBytes("file_key")),
                    row.getLong("bytes")))
        .findOne();
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Place place(UUID id) {
    return new Place("arrived_file", id, "file_key");
  }
}
