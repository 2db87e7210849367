package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.papers.TravelDocument;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.Party;
import org.portolan.cases.visa.store.LostDocuments;
import org.portolan.cases.visa.store.LostDocuments.Brought;
import org.portolan.cases.visa.store.LostDocuments.Lost;
import org.portolan.cases.visa.store.Screenings;

/**
 * Supervisors bring in lists of papers that were lost or stolen: in each line who issued one and
 * its number, with a comma, a semicolon or a tab between them. Of the numbers only keyed hashes are
 * kept. The lists hold for every post.
 */
@Dependent
public class ImportLost {

  /** Lines of one list; a longer one comes in parts. */
  public static final int MOST = 100_000;

  private static final int SHOWN = 100;
  private static final String BETWEEN = "[,;\t]";

  private final LostDocuments lost;
  private final Screenings screenings;
  private final VisaPosts posts;

  @Inject
  public ImportLost(Keys keys, Settings settings) {
    this.lost = new LostDocuments(keys);
    this.screenings = new Screenings();
    this.posts = VisaPosts.of(settings);
  }

  /** What became of a list. */
  public sealed interface Result {}

  /**
   * It was brought in.
   *
   * @param papers how many different ones it has
   */
  public record Imported(int papers) implements Result {}

  /**
   * Nothing of it was.
   *
   * @param line from 1, the first that is wrong; 0 when it is about all of it
   */
  public record NotImported(Why why, int line) implements Result {}

  /** Why a list is not brought in. */
  public enum Why implements org.portolan.i18n.Keyed {
    NOT_YOURS,
    EMPTY,
    TOO_LONG,
    /** A line has not two parts, or one of them is none. */
    BAD_LINE
  }

  /** As whom lists are read and written: they are no post's. */
  public static Actor actor() {
    return Actor.system("visa-lists", Compartment.VISA);
  }

  /**
   * Brings a list in, all of it or nothing; as {@link #actor()}.
   *
   * @param by who does it
   * @param text the list; a first line without any digit is its heading
   */
  public Result bring(Tx tx, Officer by, String text) {
    if (!mayBring(by)) {
      return new NotImported(Why.NOT_YOURS, 0);
    }
    List<String> lines = text.lines().toList();
    if (lines.size() > MOST) {
      return new NotImported(Why.TOO_LONG, 0);
    }
    Set<Lost> papers = new LinkedHashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replace("\uFEFF", "").strip();
      boolean heading = papers.isEmpty() && line.chars().noneMatch(Character::isDigit);
      if (!heading && !line.isEmpty()) {
        Optional<Lost> paper = read(line);
        if (paper.isEmpty()) {
          return new NotImported(Why.BAD_LINE, i + 1);
        }
        papers.add(paper.get());
      }
    }
    if (papers.isEmpty()) {
      return new NotImported(Why.EMPTY, 0);
    }
    UUID list = lost.add(tx, "staff:" + by.account(), papers);
    screenings.ofLost(tx, list);
    return new Imported(papers.size());
  }

  private boolean mayBring(Officer by) {
    return by.party() == Party.SUPERVISOR && posts.all().contains(by.post());
  }

  private static Optional<Lost> read(String line) {
    String[] parts = line.replace("\"", "").split(BETWEEN, -1);
    if (parts.length != 2) {
      return Optional.empty();
    }
    String code = parts[0].strip().toUpperCase(Locale.ROOT);
    String issuer = code.equals("D") ? "DEU" : code;
    return TravelDocument.normalised(parts[1])
        .filter(unused -> TravelDocument.isCountry(issuer))
        .map(number -> new Lost(issuer, number));
  }

  /** Takes a list out again; false when it is gone, or that is not theirs to do. */
  public boolean takeOut(Tx tx, Officer by, UUID list) {
    if (!mayBring(by)) {
      return false;
    }
    screenings.ofLost(tx, list);
    return lost.remove(tx, list);
  }

  /** The lists that there are, the latest first; as {@link #actor()}. */
  public List<Brought> lists(Tx tx) {
    return lost.lists(tx, SHOWN);
  }
}
