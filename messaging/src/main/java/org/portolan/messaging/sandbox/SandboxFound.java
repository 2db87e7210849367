package org.portolan.messaging.sandbox;

import java.util.Optional;

/**
 * What comes of asking the sandbox for a file.
 *
 * @param answer what is said instead; void when there is a file
 */
public record SandboxFound(Optional<SandboxFile> file, SandboxAnswer answer) {

  static SandboxFound of(SandboxFile file) {
    return new SandboxFound(Optional.of(file), SandboxAnswer.of(200, ""));
  }

  static SandboxFound none(SandboxAnswer answer) {
    return new SandboxFound(Optional.empty(), answer);
  }
}
