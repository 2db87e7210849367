package org.portolan.benchmarks;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.UnicodeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Texts as long as messages, in every script that Unicode has: some in one script with the signs
 * that all use, some in two, some with emoji put together in every way, some of anything, halves of
 * surrogate pairs among it.
 */
final class RandomTexts {

  private static final int LONGEST = 400;
  private static final String SIGNS = " .,!?-0123456789\n\r€[]{}~|^\\@£ÇéñüΩ“”–";

  private static final List<String> PIECES =
      List.of(
          "👨‍👩‍👧‍👦",
          "👩🏽‍⚕️",
          "🏳️‍🌈",
          "🇺🇦",
          "🇪🇹",
          "🇦",
          "👍🏿",
          "❤️",
          "❤️‍🔥",
          "✋🏻",
          "🏻",
          "🦵🏼",
          "🤝🏾",
          "\u200d",
          "\u200c",
          "\u200f",
          "\ufe0f",
          "\u0301",
          "\u0301\u0323",
          "e\u0301",
          "한",
          "\u1112\u1161\u11ab",
          "ক্ষ",
          "শ্রী",
          "กำ",
          "क्षि",
          "\r\n",
          "\ud83d",
          "\ude00",
          "\u06dd١",
          "1️⃣");

  private final Random random;
  private final List<UnicodeSet> scripts = new ArrayList<>();

  RandomTexts(long seed) {
    random = new Random(seed);
    for (int script = 0; script <= UCharacter.getIntPropertyMaxValue(UProperty.SCRIPT); script++) {
      UnicodeSet set = new UnicodeSet().applyIntPropertyValue(UProperty.SCRIPT, script);
      if (!set.isEmpty() && script != UScript.UNKNOWN) {
        scripts.add(set.freeze());
      }
    }
  }

  int scripts() {
    return scripts.size();
  }

  /** The text of a number; the numbers go round the scripts. */
  String next(int number) {
    UnicodeSet own = scripts.get(number % scripts.size());
    UnicodeSet other = scripts.get(random.nextInt(scripts.size()));
    int kind = random.nextInt(8);
    int length = random.nextInt(LONGEST);
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      switch (kind) {
        case 0, 1, 2, 3 -> text.append(random.nextInt(6) == 0 ? sign() : in(own));
        case 4 -> text.append(in(random.nextInt(4) == 0 ? other : own));
        case 5 -> text.append(random.nextInt(3) == 0 ? piece() : in(own));
        case 6 -> text.append(random.nextInt(12) == 0 ? piece() : sign());
        default -> text.append(anything());
      }
    }
    return text.toString();
  }

  private String in(UnicodeSet script) {
    return Character.toString(script.charAt(random.nextInt(script.size())));
  }

  private String sign() {
    return String.valueOf(SIGNS.charAt(random.nextInt(SIGNS.length())));
  }

  private String piece() {
    return PIECES.get(random.nextInt(PIECES.size()));
  }

  private String anything() {
    int choice = random.nextInt(10);
    if (choice == 0) {
      return piece();
    }
    return choice < 5
        ? String.valueOf((char) random.nextInt(0x10000))
        : Character.toString(random.nextInt(0x110000));
  }
}
