package org.portolan.i18n.names;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables of ICAO Doc 9303 part 3, section 6: how a letter that is none of A to Z is written in
 * a machine readable zone. A letter stands before its spellings; where there are several, one of
 * them is chosen by the issuer or by the language.
 */
final class IcaoTables {

  /** Table A. Letters with one mark that simply lose it are found by taking it away. */
  private static final String LATIN =
      """
      Ä AE A
      Å AA A
      Æ AE
      Ð D
      Ñ N NXX
      Ö OE O
      Ø OE
      Ü UE UXX U
      Þ TH
      Đ D
      Ħ H
      İ I
      Ĳ IJ
      Ŀ L
      Ł L
      Ŋ N
      Œ OE
      Ŧ T
      ẞ SS
      ß SS
      Ə E
      """;

  /**
   * Table B; second spellings are those of Belarusian, Ukrainian, Serbian, Macedonian, Bulgarian.
   */
  private static final String CYRILLIC =
      """
      А A
      Б B
      В V
      Г G H
      Ґ G
      Д D
      Е E
      Ё E IO
      Ж ZH Z
      З Z
      И I Y
      І I
      Й I
      К K
      Л L
      М M
      Н N
      О O
      П P
      Р R
      С S
      Т T
      У U
      Ф F
      Х KH H
      Ц TS C
      Ч CH C
      Ш SH S
      Щ SHCH SHT
      Ъ IE
      Ы Y
      Ь -
      Э E
      Ю IU
      Я IA
      Ў U
      Ѫ U
      Ѓ G GJ
      Ђ D
      Ѕ DZ
      Ј J
      Ќ K KJ
      Љ LJ
      Њ NJ
      Ћ C
      Һ C
      Џ DZ DJ
      Є IE
      Ї I
      Ѵ Y
      """;

  /** Table C, by code point. X goes before what Latin letters have no sign for. */
  private static final String ARABIC =
      """
      0621 XE
      0622 XAA
      0623 XAE
      0624 U
      0625 I
      0626 XI
      0627 A
      0628 B
      0629 XTA
      062A T
      062B XTH
      062C J
      062D XH
      062E XKH
      062F D
      0630 XDH
      0631 R
      0632 Z
      0633 S
      0634 XSH
      0635 XSS
      0636 XDZ
      0637 XTT
      0638 XZZ
      0639 E
      063A G
      0641 F
      0642 Q
      0643 K
      0644 L
      0645 M
      0646 N
      0647 H
      0648 W
      0649 XAY
      064A Y
      0671 XXA
      0679 XXT
      067C XRT
      067E P
      0681 XKE
      0685 XXH
      0686 XC
      0688 XXD
      0689 XDR
      0691 XXR
      0693 XRR
      0696 XRX
      0698 XJ
      069A XXS
      06A9 XKK
      06AB XXK
      06AD XNG
      06AF XGG
      06BA XNN
      06BC XXN
      06BE XDO
      06C0 XYH
      06C1 XXG
      06C2 XGE
      06C3 XTG
      06CC XYA
      06CD XXY
      06D0 Y
      06D2 XYB
      06D3 XBE
      """;

  private static final int HEXADECIMAL = 16;

  private IcaoTables() {}

  static Map<Integer, List<String>> letters() {
    Map<Integer, List<String>> letters = new HashMap<>();
    (LATIN + CYRILLIC).lines().forEach(row -> add(letters, row.codePointAt(0), row));
    ARABIC.lines().forEach(row -> add(letters, Integer.parseInt(row, 0, 4, HEXADECIMAL), row));
    return Map.copyOf(letters);
  }

  private static void add(Map<Integer, List<String>> letters, int letter, String row) {
    List<String> spellings = List.of(row.replace("-", "").split(" ", -1));
    letters.put(letter, List.copyOf(spellings.subList(1, spellings.size())));
  }
}
