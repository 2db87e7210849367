package org.portolan.i18n.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portolan.i18n.reading.Item.Kind;

/**
 * What a text says and what it denies. "Not well" says unwell; "no fever" denies fever. Where it is
 * not certain how far a denial reaches ("no fever and cough"), the statement is uncertain.
 */
final class Statement {

  /** These do not name a symptom. */
  private static final Set<String> NO_SYMPTOM =
      Set.of(
          "well",
          "unwell",
          "nothing",
          "yes",
          "no",
          "praise",
          "food",
          "medicine",
          "call",
          "no-thermometer",
          "fahrenheit",
          "celsius");

  private final Set<String> said = new LinkedHashSet<>();
  private final Set<String> denied = new HashSet<>();
  private final List<Amount> amounts = new ArrayList<>();
  private final boolean deniesAfterwards;
  private boolean uncertain;
  private boolean numberTouchesWord;
  private boolean namesTemperature;
  private int unknown;

  // where the reading stands
  private Kind denial;
  private boolean denialReached;
  private boolean denialDirect;
  private boolean denialMayReachFurther;
  private final List<String> saidHere = new ArrayList<>();
  private final List<String> saidBeforeComma = new ArrayList<>();
  private int unknownSinceSaid;
  private boolean onlySmallHere = true;
  private Item previous = Item.of(Kind.END);

  /**
   * A number and the unit named after it.
   *
   * @param spelled whether it was written in words
   */
  record Amount(BigDecimal number, Unit unit, boolean spelled) {
    enum Unit {
      NONE,
      CELSIUS,
      FAHRENHEIT
    }
  }

  private Statement(boolean deniesAfterwards) {
    this.deniesAfterwards = deniesAfterwards;
  }

  static Statement of(List<Item> items, boolean deniesAfterwards) {
    Statement statement = new Statement(deniesAfterwards);
    items.forEach(statement::take);
    statement.endClause();
    statement.readTemperature();
    return statement;
  }

  /** "Temperature" is fever when it is high or nobody says how high, and no symptom otherwise. */
  private void readTemperature() {
    if (denied.remove("temperature")) {
      denied.add("fever");
    }
    if (said.remove("temperature")) {
      namesTemperature = true;
      Optional<Temperature> measured =
          amounts.stream().map(Temperatures::likely).flatMap(Optional::stream).findFirst();
      if (measured.isEmpty() || measured.get().isFever()) {
        said.add("fever");
      }
    }
  }

  Set<String> said() {
    return said;
  }

  Set<String> denied() {
    return denied;
  }

  List<Amount> amounts() {
    return amounts;
  }

  int unknown() {
    return unknown;
  }

  /** Whether a number stands directly beside a word, as in {@code 2 cough}. */
  boolean numberTouchesWord() {
    return numberTouchesWord;
  }

  /** Whether a number in it may well be a temperature: words say that it is, or what it is of. */
  boolean explainsNumbers() {
    return namesTemperature || !said.isEmpty();
  }

  boolean uncertain() {
    return uncertain || said.stream().anyMatch(denied::contains);
  }

  private void take(Item item) {
    switch (item.kind()) {
      case SAYS -> says(item.meaning());
      case NUMBER -> number(item);
      case NOT, NO -> deny(item.kind());
      case NOT_AFTER -> denyAfterwards(item.meaning().isEmpty());
      case AFFIRM -> affirm();
      case OR -> denyFurther();
      case AND -> uncertain |= denial != null && !denialReached;
      case COMMA -> comma();
      case BUT, END -> endSentence();
      case QUESTION, DOUBT, FOREIGN -> uncertain = true;
      case UNKNOWN -> {
        unknown++;
        unknownSinceSaid++;
        denialDirect = false;
        onlySmallHere = false;
      }
      case SMALL -> {}
    }
    if (!item.is(Kind.SMALL) && !item.is(Kind.AFFIRM)) {
      previous = item;
    }
  }

  private void deny(Kind kind) {
    denial = kind;
    denialReached = false;
    denialDirect = true;
  }

  /** "No fever or cough" denies both. */
  private void denyFurther() {
    if (denialMayReachFurther && denial == null) {
      deny(Kind.NOT);
    }
  }

  private void says(String meaning) {
    if (meaning.equals("fahrenheit") || meaning.equals("celsius")) {
      unit(meaning);
      return;
    }
    if (meaning.equals("yes") && previous.is(Kind.SAYS) && denial == null) {
      uncertain |= denialReached;
      affirm();
      return;
    }
    numberTouchesWord |= previous.is(Kind.NUMBER);
    onlySmallHere = false;
    unknownSinceSaid = 0;
    if (denial != null) {
      deny(meaning, denial == Kind.NOT && denialDirect, denialDirect);
      denial = null;
      denialReached = true;
      denialMayReachFurther = true;
    } else if (denialMayReachFurther && isSymptom(meaning) && deniesASymptom()) {
      uncertain = true;
    } else {
      said.add(meaning);
      saidHere.add(meaning);
    }
  }

  /** What a denial of this meaning says. */
  private void deny(String meaning, boolean surely, boolean direct) {
    switch (meaning) {
      case "nothing", "no-thermometer" -> said.add(meaning);
      case "anything" -> said.add("nothing");
      case "well", "unwell" -> {
        if (surely) {
          said.add(meaning.equals("well") ? "unwell" : "well");
        } else {
          uncertain = true;
        }
      }
      case "yes", "no", "praise" -> uncertain = true;
      default -> {
        uncertain |= !direct;
        denied.add(meaning);
      }
    }
  }

  /**
   * @param byWord a word such as "there is not", which alone is an answer; otherwise the form of a
   *     verb that we do not know
   */
  private void denyAfterwards(boolean byWord) {
    boolean direct = unknownSinceSaid == 0;
    boolean nothingToDeny = saidHere.isEmpty() && denial == null && !denialReached;
    if (nothingToDeny && byWord && onlySmallHere) {
      denial = Kind.NO;
      denialDirect = true;
      return;
    }
    boolean perhapsMore = saidBeforeComma.stream().anyMatch(Statement::isSymptom);
    uncertain |= nothingToDeny || (perhapsMore && saidHere.stream().anyMatch(Statement::isSymptom));
    for (String meaning : saidHere) {
      said.remove(meaning);
      deny(meaning, direct, direct);
    }
    saidHere.clear();
    denial = null;
    denialReached = true;
    onlySmallHere = false;
  }

  private void affirm() {
    saidHere.clear();
    saidBeforeComma.clear();
    if (denial == null) {
      denialMayReachFurther = false;
    }
    unknownSinceSaid = 0;
  }

  private void number(Item item) {
    uncertain |= denial != null;
    numberTouchesWord |= previous.is(Kind.SAYS) || previous.is(Kind.UNKNOWN);
    amounts.add(new Amount(item.number(), Amount.Unit.NONE, item.isSpelled()));
  }

  private void unit(String name) {
    if (previous.is(Kind.NUMBER)) {
      Amount last = amounts.remove(amounts.size() - 1);
      Amount.Unit unit = name.equals("celsius") ? Amount.Unit.CELSIUS : Amount.Unit.FAHRENHEIT;
      amounts.add(new Amount(last.number(), unit, last.spelled()));
    }
  }

  private void comma() {
    List<String> before = List.copyOf(saidHere);
    endClause();
    saidBeforeComma.addAll(before);
  }

  private void endSentence() {
    endClause();
    denialMayReachFurther = false;
    saidBeforeComma.clear();
  }

  private void endClause() {
    if (denial != null && !denialReached) {
      if (onlySmallHere) {
        said.add("no");
      } else if (denial == Kind.NO && previous.is(Kind.NO) && !saidHere.isEmpty()) {
        List.copyOf(saidHere).forEach(this::denyAtEnd);
      } else {
        uncertain = true;
      }
    }
    uncertain |= deniesAfterwards && !saidHere.isEmpty() && unknownSinceSaid > 0;
    denial = null;
    denialReached = false;
    saidHere.clear();
    unknownSinceSaid = 0;
    onlySmallHere = true;
  }

  /** "Fever no". */
  private void denyAtEnd(String meaning) {
    said.remove(meaning);
    saidHere.remove(meaning);
    deny(meaning, false, unknownSinceSaid == 0);
  }

  private boolean deniesASymptom() {
    return denied.stream().anyMatch(Statement::isSymptom);
  }

  private static boolean isSymptom(String meaning) {
    return !NO_SYMPTOM.contains(meaning);
  }
}
