package org.portolan.messaging.prompts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;
import org.portolan.messaging.prompts.Prompt.Recorded;

/**
 * The recordings there are. What is public is kept as it is: nothing in them is about anybody.
 * Everybody may hear them; the database lets only who works at the information desk or administers
 * the system change them.
 */
public final class Prompts {

  private static final Actor ACTOR = Actor.system("prompts");
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{40}");

  /** Every message to somebody of such a language asks; another node's uploads may wait so long. */
  private static final long KNOWN_FOR = Duration.ofSeconds(10).toNanos();

  private final CaseStore store;
  private final NeededPrompts needed;
  private final Map<Language, Known> known = new ConcurrentHashMap<>();

  public Prompts(CaseStore store, NeededPrompts needed) {
    this.store = store;
    this.needed = needed;
  }

  /** Every sentence of a language, recorded or not. */
  public List<Prompt> of(Language language) {
    Map<String, Recorded> there = recorded(language);
    return needed.ids().stream()
        .map(
            id ->
                new Prompt(
                    id,
                    needed.text(language, id).orElseThrow(),
                    Optional.ofNullable(there.get(id)),
                    needed.isAlwaysNeeded(id)))
        .toList();
  }

  /** Under which names the sentences of a language can be fetched that can be played now. */
  public Map<String, String> playable(Language language) {
    Map<String, String> names = new HashMap<>();
    for (Prompt prompt : of(language)) {
      if (prompt.playable()) {
        names.put(prompt.id(), prompt.recorded().orElseThrow().name());
      }
    }
    return names;
  }

  /** Whether nothing is missing in a language that every call needs. */
  public boolean areComplete(Language language) {
    long now = System.nanoTime();
    Known before = known.get(language);
    if (before == null || now - before.at > KNOWN_FOR) {
      before =
          new Known(of(language).stream().filter(Prompt::always).allMatch(Prompt::playable), now);
      known.put(language, before);
    }
    return before.complete;
  }

  private Map<String, Recorded> recorded(Language language) {
    Map<String, Recorded> there = new HashMap<>();
    store.run(
        ACTOR,
        tx ->
            tx.sql()
                .createQuery(
                    """
                    SELECT id, name, said, seconds, recorded_at FROM voice_prompt
                    WHERE language = :language
                    """)
                .bind("language", language.tag())
                .map((row, context) -> there.put(row.getString("id"), recorded(row)))
                .list());
    return there;
  }

  private static Recorded recorded(ResultSet row) throws SQLException {
    return new Recorded(
        row.getString("name"),
        row.getString("said"),
        row.getInt("seconds"),
        row.getTimestamp("recorded_at").toInstant());
  }

  /**
   * Keeps a recording of a sentence as it is now, instead of the one before.
   *
   * @param by the account of who uploaded it
   * @throws IllegalArgumentException when no call says such a sentence
   */
  public void keep(Tx tx, Language language, String id, Recording recording, UUID by) {
    String text =
        needed
            .text(language, id)
            .orElseThrow(() -> new IllegalArgumentException("No call says such a sentence"));
    tx.sql()
        .createUpdate("DELETE FROM voice_prompt WHERE language = :language AND id = :id")
        .bind("language", language.tag())
        .bind("id", id)
        .execute();
    tx.sql()
        .createUpdate(
            """
            INSERT INTO voice_prompt (language, id, name, said, kind, seconds, content, recorded_at,
              recorded_by)
            VALUES (:language, :id, :name, :said, :kind, :seconds, :content, :now, :by)
            """)
        .bind("language", language.tag())
        .bind("id", id)
        .bind("name", nameOf(language, id, recording))
        .bind("said", text)
        .bind("kind", recording.kind().name())
        .bind("seconds", (int) Math.ceil(recording.length().toMillis() / 1_000.0))
        .bind("content", recording.content())
        .bind("now", tx.now())
        .bind("by", by)
        .execute();
    tx.afterCommit(() -> known.remove(language));
  }

  /** A recording by its name; empty when there is none, or no longer. */
  public Optional<Sound> find(String name) {
    if (name == null || !NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    return store.call(
        ACTOR,
        tx ->
            tx.sql()
                .createQuery("SELECT kind, content FROM voice_prompt WHERE name = :name")
                .bind("name", name)
                .map(
                    (row, context) ->
                        new Sound(
                            Recording.Kind.valueOf(row.getString("kind")).mediaType(),
                            row.getBytes("content")))
                .findOne());
  }

  private static String nameOf(Language language, String id, Recording recording) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((language.tag() + "\n" + id + "\n").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(recording.content()), 0, 20);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }

  private record Known(boolean complete, long at) {}

  /** A recording to be played. */
  public record Sound(String mediaType, byte[] content) {
    @Override
    public String toString() {
      return "Sound[" + mediaType + "]";
    }
  }
}
