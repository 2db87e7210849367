package org.portolan.i18n.search;

import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What remains of a typed word without the article, prefix or ending that its language gives it.
 * Light on purpose: what is in doubt stays, and endings must be known on both sides. A word in a
 * page needs none of this, because it is found by any part of it.
 */
final class WordStems {

  private static final Set<String> CYRILLIC =
      endings(
          "ами ями ого его ому ему ыми ими ах ях ов ев ей ой ый ий ая яя ое ее ые ие ую юю ом ем ам"
              + " ям ою ею ию ия ів їв ові еві єю ій ії ію а я ы и е о у ю ь і ї");

  private static final Set<String> LATIN =
      endings("s es ies y ing ed e a o os as oes ao al aux ais is ni er ers");

  private static final Set<String> BENGALI = endings("র ের ে তে কে টি টা গুলি গুলো য় দের রা েরা");

  private static final List<String> ARABIC_BEFORE =
      List.of("وال", "بال", "كال", "فال", "ولل", "لل", "ال");
  private static final List<String> ARABIC_AFTER =
      List.of("هاي", "ها", "ات", "ون", "ين", "هم", "نا", "كم", "ه", "ي");
  private static final String ETHIOPIC_BEFORE = "የበለከንብዝ";
  private static final List<String> ETHIOPIC_AFTER =
      List.of("ዎችን", "ዎች", "ችን", "ታት", "ውን", "ን", "ም", "ና", "ው", "ዎ", "ዬ", "ት");

  private static final int SHORTEST_ALPHABETIC = 4;
  private static final int SHORTEST_ARABIC = 3;
  private static final int SHORTEST_ETHIOPIC = 2;

  private WordStems() {}

  private static Set<String> endings(String list) {
    Set<String> endings = new TreeSet<>(List.of(SearchFolding.fold(list).split(" ")));
    endings.add("");
    return Collections.unmodifiableSet(endings);
  }

  /**
   * A stem.
   *
   * @param text what remains
   * @param endings that may stand behind it in a page; empty when anything may, on either side
   */
  record Stem(String text, Set<String> endings) {

    boolean fits(String word) {
      if (endings.isEmpty()) {
        return word.contains(text);
      }
      return word.startsWith(text) && endings.contains(word.substring(text.length()));
    }
  }

  /** The stems of a folded word, without the word itself. */
  static List<Stem> of(String word) {
    return switch (UScript.getScript(word.codePointAt(0))) {
      case UScript.LATIN -> alphabetic(word, LATIN, 0);
      case UScript.CYRILLIC -> alphabetic(word, CYRILLIC, 1);
      case UScript.BENGALI -> alphabetic(word, BENGALI, 1);
      case UScript.ARABIC -> arabic(word);
      case UScript.ETHIOPIC -> ethiopic(word);
      default -> List.of();
    };
  }

  /** A word that is a stem itself, with its endings behind it; it begins words that are longer. */
  static List<Stem> whole(String word) {
    return switch (UScript.getScript(word.codePointAt(0))) {
      case UScript.LATIN -> whole(word, LATIN, SHORTEST_ALPHABETIC);
      case UScript.CYRILLIC -> whole(word, CYRILLIC, SHORTEST_ALPHABETIC);
      case UScript.BENGALI -> whole(word, BENGALI, SHORTEST_ETHIOPIC);
      default -> List.of();
    };
  }

  private static List<Stem> whole(String word, Set<String> endings, int shortest) {
    return word.length() < shortest ? List.of() : List.of(new Stem(word, endings));
  }

  /** Of a stem that is shorter by so many letters only an ending of one letter is taken. */
  private static List<Stem> alphabetic(String word, Set<String> endings, int shorterBy) {
    List<Stem> stems = new ArrayList<>();
    for (String ending : endings) {
      int length = word.length() - ending.length();
      int shortest = SHORTEST_ALPHABETIC - (ending.length() == 1 ? shorterBy : 0);
      if (!ending.isEmpty() && word.endsWith(ending) && length >= shortest) {
        stems.add(new Stem(undoubled(word.substring(0, length), ending), endings));
      }
    }
    return stems;
  }

  /** Travelling is of travel. */
  private static String undoubled(String stem, String ending) {
    int last = stem.length() - 1;
    boolean doubled = stem.charAt(last) == stem.charAt(last - 1);
    return doubled && (ending.equals("ing") || ending.equals("ed"))
        ? stem.substring(0, last)
        : stem;
  }

  private static List<Stem> arabic(String word) {
    List<Stem> stems = new ArrayList<>();
    String bare = word;
    for (String before : ARABIC_BEFORE) {
      if (word.startsWith(before) && word.length() - before.length() >= SHORTEST_ARABIC) {
        bare = word.substring(before.length());
        stems.add(new Stem(bare, Set.of()));
        break;
      }
    }
    for (String after : ARABIC_AFTER) {
      if (bare.endsWith(after) && bare.length() - after.length() >= SHORTEST_ARABIC) {
        stems.add(new Stem(bare.substring(0, bare.length() - after.length()), Set.of()));
        break;
      }
    }
    return stems;
  }

  private static List<Stem> ethiopic(String word) {
    List<Stem> stems = new ArrayList<>();
    List<String> bares = new ArrayList<>(List.of(word));
    if (ETHIOPIC_BEFORE.indexOf(word.charAt(0)) >= 0 && word.length() > SHORTEST_ETHIOPIC) {
      bares.add(word.substring(1));
      stems.add(new Stem(word.substring(1), Set.of()));
    }
    for (String bare : bares) {
      for (String after : ETHIOPIC_AFTER) {
        int length = bare.length() - after.length();
        if (bare.endsWith(after) && length >= SHORTEST_ETHIOPIC) {
          stems.add(new Stem(bare.substring(0, length), Set.of()));
        }
      }
      plural(bare, stems);
    }
    return stems;
  }

  /** ሰነዶች, documents, is ሰነድ with its last letter in the seventh order. */
  private static void plural(String word, List<Stem> stems) {
    String many = word.endsWith("ችን") ? word.substring(0, word.length() - 1) : word;
    int last = many.length() - 2;
    if (many.endsWith("ች") && last >= 1 && (many.charAt(last) & 7) == 6) {
      String one = many.substring(0, last) + (char) (many.charAt(last) - 1);
      stems.add(new Stem(one, Set.of()));
    }
  }
}
