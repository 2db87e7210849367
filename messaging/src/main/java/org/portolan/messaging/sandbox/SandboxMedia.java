package org.portolan.messaging.sandbox;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.Tx;

/** What people attached on the handsets, kept as a provider keeps it until it is fetched. */
final class SandboxMedia {

  private static final KeyId KEY = KeyId.ofSystem("sandbox");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Sealer sealer;

  SandboxMedia(Keys keys) {
    this.sealer = keys.sealer();
  }

  void add(Tx tx, String message, SandboxFile file) {
    byte[] random = new byte[16];
    RANDOM.nextBytes(random);
    String sid = "ME" + HexFormat.of().formatHex(random);
    tx.sql()
        .createUpdate(
            """
            INSERT INTO sandbox_media (sid, message, media_type, content)
            VALUES (:sid, :message, :type, :content)
            """)
        .bind("sid", sid)
        .bind("message", message)
        .bind("type", file.type())
        .bind(
            "content",
            sealer.sealUnderNewKey(
                KEY, place(sid), Base64.getEncoder().encodeToString(file.content())))
        .execute();
  }

  /** The ids and types of what came with a message. */
  List<Listed> of(Tx tx, String message) {
    return tx.sql()
        .createQuery("SELECT sid, media_type FROM sandbox_media WHERE message = :message")
        .bind("message", message)
        .map((row, context) -> new Listed(row.getString("sid"), row.getString("media_type")))
        .list();
  }

  Optional<SandboxFile> find(Tx tx, String message, String sid) {
    return tx.sql()
        .createQuery(
            """
            SELECT media_type, content FROM sandbox_media
            WHERE sid = :sid AND message = :message
            """)
        .bind("sid", sid)
        .bind("message", message)
        .map(
            (row, context) ->
                new SandboxFile(
                    row.getString("media_type"),
                    Base64.getDecoder()
                        .decode(sealer.open(KEY, place(sid), row.getBytes("content")))))
        .findOne();
  }

  private static Place place(String sid) {
    return new Place("sandbox_media", sid, "content");
  }

  /** What came with a message, without its content. */
  record Listed(String sid, String type) {}
}
