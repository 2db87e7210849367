package org.portolan.launcher;

/**
 * Portolan cannot start, for a reason the person who started it can do something about. The message
 * is one line for them to read.
 */
public final class StartRefused extends RuntimeException {

  public StartRefused(String message) {
    super(message);
  }

  public StartRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
