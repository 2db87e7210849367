package org.portolan.i18n.sms;

/** The GSM 03.38 alphabet and its extension table, as Twilio encodes with it. */
final class Gsm7 {

  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String EXTENSION = "\f^{}\\[~]|€";

  private static final byte[] SEPTETS = septets();

  private Gsm7() {}

  static boolean has(int codePoint) {
    return codePoint < SEPTETS.length && SEPTETS[codePoint] > 0;
  }

  /** 0 when the alphabet does not have it. */
  static int septets(char character) {
    return character < SEPTETS.length ? SEPTETS[character] : 0;
  }

  private static byte[] septets() {
    byte[] septets = new byte['€' + 1];
    BASIC.chars().forEach(character -> septets[character] = 1);
    EXTENSION.chars().forEach(character -> septets[character] = 2);
    return septets;
  }
}
