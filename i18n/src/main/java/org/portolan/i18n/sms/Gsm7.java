package org.portolan.i18n.sms;

/** The GSM 03.38 alphabet and its extension table, as Twilio encodes with it. */
final class Gsm7 {

  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String EXTENSION = "\f^{}\\[~]|€";

  private Gsm7() {}

  static boolean has(String character) {
    return character.length() == 1 && septets(character.charAt(0)) > 0;
  }

  static boolean has(int codePoint) {
    return Character.isBmpCodePoint(codePoint) && septets((char) codePoint) > 0;
  }

  /** 0 when the alphabet does not have it. */
  static int septets(char character) {
    if (BASIC.indexOf(character) >= 0) {
      return 1;
    }
    return EXTENSION.indexOf(character) >= 0 ? 2 : 0;
  }
}
