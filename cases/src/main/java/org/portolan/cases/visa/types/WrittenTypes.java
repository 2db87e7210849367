package org.portolan.cases.visa.types;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.portolan.cases.review.ReviewState;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.LatestEdition;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.cases.visa.types.model.TypeVersion;
import org.portolan.cases.visa.types.store.TypeEvents;
import org.portolan.cases.visa.types.store.TypeVersions;
import org.portolan.i18n.Texts;
import org.portolan.i18n.WrittenText;

/**
 * The kinds of visas that staff wrote and that are or were offered, in the memory of each node.
 * What they say is read with the texts of the product from then on.
 */
public final class WrittenTypes {

  private static final Actor ACTOR = Actor.system("visa-types");

  private final LatestEdition<Written> latest;

  /**
   * What there is.
   *
   * @param edition a number that grows when other visas are offered
   * @param offered by id
   * @param known the ids of all that were ever offered as staff wrote them, or withdrawn by staff
   * @param versions all that applications may have been begun with, by {@link #name}
   */
  public record Written(
      long edition,
      Map<String, VisaType> offered,
      Set<String> known,
      Map<String, VisaType> versions) {}

  /**
   * @param realTime by which is decided whether to look again, in the sandbox too
   */
  public WrittenTypes(CaseStore store, InstantSource realTime) {
    this.latest = new LatestEdition<>(store, ACTOR, realTime, "the kinds of visas", new Editions());
  }

  /** As it is now, or was half a second ago. */
  public Written current() {
    return latest.current();
  }

  /** The same for whoever is at work already, and asks for no connection of its own. */
  public Written current(Tx tx) {
    return latest.current(tx);
  }

  /** A version that is or was offered; empty when staff wrote none such. */
  public Optional<VisaType> find(String type, int version) {
    return find(name(type, version), latest.last(), latest::current);
  }

  /** The same for whoever is at work already, and asks for no connection of its own. */
  public Optional<VisaType> find(Tx tx, String type, int version) {
    return find(name(type, version), latest.last(tx), () -> latest.current(tx));
  }

  /** What was offered never changes: nobody is asked for what is known. */
  private static Optional<VisaType> find(String name, Written last, Supplier<Written> current) {
    return Optional.ofNullable(last.versions().get(name))
        .or(() -> Optional.ofNullable(current.get().versions().get(name)));
  }

  /** The name of a version. */
  static String name(String type, int version) {
    return type + ".v" + version;
  }

  private static final class Editions implements LatestEdition.Source<Written> {

    private final TypeVersions versions = new TypeVersions();
    private final TypeEvents events = new TypeEvents();

    @Override
    public long number(Tx tx) {
      return events.edition(tx);
    }

    @Override
    public Written read(Tx tx, long edition) {
      List<TypeVersion> all = versions.everPublic(tx);
      Map<String, VisaType> offered = new TreeMap<>();
      Map<String, VisaType> byName = new HashMap<>();
      Set<String> known = new HashSet<>();
      for (TypeVersion one : all) {
        Map<String, WrittenText> words = one.words().texts();
        Texts.product().add(words);
        // lists of applications of many versions name the type by its id
        Optional.ofNullable(words.get(one.content().textKey()))
            .ifPresent(name -> Texts.product().put(Map.of("visa.type." + one.type(), name)));
        known.add(one.type());
        byName.put(name(one.type(), one.version()), one.content());
        if (one.state() == ReviewState.PUBLISHED) {
          offered.put(one.type(), one.content());
        }
      }
      return new Written(edition, offered, known, byName);
    }
  }
}
