package org.portolan.messaging.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.attachments.AttachmentLimits;
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
import org.portolan.messaging.inbox.InboundMedia;

/**
 * Files that come whole with a message instead of lying with a provider, such as those of an
 * e-mail. Each is sealed under its day's key, before the message itself is stored, and gets an
 * address by which it is fetched like any other; after seven days it is gone with that key.
 */
public final class ArrivedFiles implements MediaSource {

  private static final Actor ACTOR = Actor.system("arrived-files", Compartment.TRANSIT);
  private static final String ADDRESS = "arrived:";
  private static final String TOO_LARGE = ADDRESS + "too-large";
  private static final String TOO_MANY = ADDRESS + "too-many";

  private final CaseStore store;
  private final Keys keys;
  private final SealedFiles files;
  private final long mostBytes;
  private final int mostOfMessage;

  ArrivedFiles(CaseStore store, Keys keys, SealedFiles files, AttachmentLimits limits) {
    this.store = store;
    this.keys = keys;
    this.files = files;
    this.mostBytes = limits.mostBytes();
    this.mostOfMessage = limits.mostOfMessage();
  }

  /**
   * Keeps the files of a message, in order. Of those beyond as many as may come with one nothing is
   * kept; they are listed all the same, so that their sender is told.
   */
  public List<InboundMedia> keepAll(List<Coming> files) throws IOException {
    List<InboundMedia> kept = new ArrayList<>();
    for (Coming file : files) {
      String address = TOO_MANY;
      if (kept.size() < mostOfMessage) {
        try (InputStream content = file.content().open()) {
          address = keep(content);
        }
      }
      kept.add(new InboundMedia(address, file.name()));
    }
    return kept;
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

  /**
   * A file that is about to come.
   *
   * @param name what its sender called it, if they did
   */
  public record Coming(Optional<String> name, Content content) {
    @Override
    public String toString() {
      return "Coming";
    }
  }

  /** Gives a file's bytes. */
  @FunctionalInterface
  public interface Content {
    InputStream open() throws IOException;
  }
}
