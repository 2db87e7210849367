package org.portolan.messaging.sandbox;

/**
 * Something that is attached on a handset.
 *
 * @param type as the telephone calls it, such as {@code image/jpeg}
 */
public record SandboxFile(String type, byte[] content) {
  @Override
  public String toString() {
    return "SandboxFile[" + type + "]";
  }
}
