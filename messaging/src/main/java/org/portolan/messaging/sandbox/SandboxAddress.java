package org.portolan.messaging.sandbox;

/**
 * Whose telephone, and by what. One telephone has texts and WhatsApp.
 *
 * @param number in E.164
 */
record SandboxAddress(boolean whatsApp, String number) {

  private static final String WHATSAPP = "whatsapp:";

  /** As the provider writes it: {@code +336…} or {@code whatsapp:+336…}. */
  static SandboxAddress of(String written) {
    boolean whatsApp = written.startsWith(WHATSAPP);
    return new SandboxAddress(whatsApp, whatsApp ? written.substring(WHATSAPP.length()) : written);
  }

  /** As the database writes the channel. */
  static SandboxAddress of(String channel, String number) {
    return new SandboxAddress(channel.equals("whatsapp"), number);
  }

  String channel() {
    return whatsApp ? "whatsapp" : "sms";
  }

  /** As the provider writes it. */
  String written() {
    return whatsApp ? WHATSAPP + number : number;
  }

  @Override
  public String toString() {
    return "SandboxAddress[" + channel() + "]";
  }
}
