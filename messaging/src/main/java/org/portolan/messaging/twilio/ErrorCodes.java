package org.portolan.messaging.twilio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.portolan.messaging.channel.FailureClass;

/** What Twilio's error codes mean to us, as {@code error-codes.properties} says. */
public final class ErrorCodes {

  private final Map<Integer, FailureClass> classes = new HashMap<>();

  public ErrorCodes() {
    Properties listed = new Properties();
    try (InputStream in = ErrorCodes.class.getResourceAsStream("error-codes.properties")) {
      listed.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    listed.forEach((code, meaning) -> classes.put(Integer.valueOf((String) code), of(meaning)));
  }

  /** The class of a code; one that we do not know is for a person to look at. */
  public FailureClass classOf(int code) {
    return classes.getOrDefault(code, FailureClass.STOP);
  }

  private static FailureClass of(Object meaning) {
    String name = ((String) meaning).strip().toUpperCase(java.util.Locale.ROOT);
    return FailureClass.valueOf(name.replace('-', '_'));
  }
}
