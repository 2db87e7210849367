package org.portolan.systemtests.carrier;

/**
 * A message that the carrier holds.
 *
 * @param channel {@code sms}, {@code voice} or {@code email}
 * @param id the sender's own; empty as long as nothing was read
 */
public record Held(String channel, Step step, String id) {

  String toLine() {
    return channel + " " + step + " " + id + "\n";
  }

  static Held ofLine(String line) {
    String[] fields = line.split(" ", -1);
    return new Held(fields[0], Step.valueOf(fields[1]), fields[2]);
  }
}
