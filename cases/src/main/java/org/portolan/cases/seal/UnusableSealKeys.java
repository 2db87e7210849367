package org.portolan.cases.seal;

/** The keys that seal cannot be used as they are set; the message names the setting. */
public final class UnusableSealKeys extends RuntimeException {

  UnusableSealKeys(String message, Throwable cause) {
    super(message, cause);
  }
}
