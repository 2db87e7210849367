package org.portolan.messaging.preview;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.Texts;

/**
 * A message that Portolan sends, the longest of its kind where it is put together from several
 * texts. The messages are data, in {@code messages.json}.
 *
 * @param id names it in addresses: {@code check-in.mood}
 * @param kind what it is to its reader
 * @param budget in how many parts it may go out in any language, whatever its values
 * @param parts the texts it consists of, without their arguments
 */
public record SampleMessage(String id, Kind kind, int budget, List<Piece> parts) {

  /** What a message is to its reader. */
  public enum Kind {
    /** We ask. */
    QUESTION,
    /** We answer what somebody wrote. */
    REPLY,
    /** We write first, and ask nothing. */
    NOTICE,
    /** To a member of staff. */
    STAFF;

    /** As in the keys of its name: {@code question}. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * One text.
   *
   * @param options keys of what can be chosen below a question; empty for a plain text
   * @param several whether more than one may be chosen
   * @param people whether it lists the people of a shared phone
   */
  public record Piece(String key, List<String> options, boolean several, boolean people) {
    public Piece {
      options = options == null ? List.of() : List.copyOf(options);
    }
  }

  public SampleMessage {
    parts = List.copyOf(parts);
  }

  /** The languages it is written in. */
  public List<Language> languages() {
    return kind == Kind.STAFF ? Languages.staff() : Languages.travellers();
  }

  /** The names of all it has to be told. */
  Set<String> arguments() {
    Set<String> names = new TreeSet<>();
    parts.forEach(part -> names.addAll(Texts.product().arguments(part.key())));
    return names;
  }

  /** As it would be queued with these values. */
  Wording with(Values values) {
    return new Wording(
        parts.stream()
            .map(
                part ->
                    new Wording.Part(part.key(), values.of(part), part.options(), part.several()))
            .toList());
  }
}
