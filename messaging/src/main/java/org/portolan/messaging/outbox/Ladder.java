package org.portolan.messaging.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.people.Channel;
import org.portolan.messaging.channel.Channels;
import org.portolan.messaging.outbox.Addresses.Address;
import org.portolan.messaging.outbox.Addresses.Standing;
import org.portolan.messaging.outbox.Addresses.Way;

/**
 * Chooses by which way a message goes: for a question one that takes answers, then the channel that
 * the person prefers, then the one they wrote by lately, then the contact point that the message is
 * for, then the others, without those that failed. A message that belongs to one address goes there
 * or nowhere.
 */
final class Ladder {

  /** As long as a conversation that was begun may be gone on with. */
  private static final Duration LATELY = Duration.ofHours(24);

  private final Channels channels;
  private final Gate gate;

  Ladder(Channels channels, Gate gate) {
    this.channels = channels;
    this.gate = gate;
  }

  /** The next way of a message, or why there is none. */
  Choice choose(OutboxRow row, Address address, Instant now) {
    List<Way> allowed =
        address.ways().stream()
            .filter(way -> row.purpose().climbs() || isAddressed(row, way))
            .filter(way -> permits(row.purpose(), way.standing()))
            .filter(way -> !row.tried().contains(way.key()))
            .sorted(order(row, address, now))
            .toList();
    List<Way> there = allowed.stream().filter(this::isThere).toList();
    List<Way> open = there.stream().filter(way -> carries(row, way, address)).toList();
    if (!open.isEmpty()) {
      return new Choice(Optional.of(open.get(0)), open.size() > 1, false, "");
    }
    boolean held =
        row.tried().isEmpty()
            && allowed.stream()
                .anyMatch(way -> way.to().channel() != Channel.VOICE && !isThere(way));
    boolean closed = there.stream().anyMatch(way -> way.to().channel() == Channel.WHATSAPP);
    return new Choice(Optional.empty(), false, held, closed ? Choice.CLOSED : why(row, address));
  }

  private boolean isThere(Way way) {
    return channels.of(way.to().channel()).unavailable().isEmpty();
  }

  private boolean carries(OutboxRow row, Way way, Address address) {
    return channels
        .of(way.to().channel())
        .carries(row.purpose().key(), address.language(), way.heardAt());
  }

  private static boolean isAddressed(OutboxRow row, Way way) {
    return way.contact().equals(row.recipient().id())
        && row.recipient()
            .by()
            .map(by -> by == way.to().channel())
            .orElse(way.to().channel() != Channel.VOICE || way.linesOnly());
  }

  /** A question goes by a way that takes an answer, if there is one. */
  private Comparator<Way> order(OutboxRow row, Address address, Instant now) {
    Optional<Way> goesOn = goesOn(row, address, now);
    return Comparator.<Way, Boolean>comparing(
            way -> row.purpose().asks() && !gate.takesReplies(way))
        .thenComparing(way -> !address.preferred().equals(Optional.of(way.to().channel())))
        .thenComparing(way -> !goesOn.equals(Optional.of(way)))
        .thenComparing(way -> !isAddressed(row, way))
        .thenComparing(way -> way.to().channel());
  }

  /**
   * By which way a conversation goes on: whoever was asked by one channel and wrote by another
   * lately is written to there. Of two telephones it stays the one that was meant.
   */
  private static Optional<Way> goesOn(OutboxRow row, Address address, Instant now) {
    Optional<Way> meant = address.ways().stream().filter(way -> isAddressed(row, way)).findFirst();
    return address.ways().stream()
        .filter(way -> way.to().channel() != Channel.VOICE || way.linesOnly())
        .filter(way -> way.heardAt().filter(at -> at.isAfter(now.minus(LATELY))).isPresent())
        .max(
            Comparator.comparing((Way way) -> way.heardAt().orElseThrow())
                .thenComparing(way -> isAddressed(row, way)))
        .filter(way -> meant.isEmpty() || way.to().channel() != meant.get().to().channel());
  }

  private static String why(OutboxRow row, Address address) {
    return address.ways().stream()
        .filter(way -> isAddressed(row, way))
        .map(way -> way.standing().name())
        .findFirst()
        .orElse("no address");
  }

  private static boolean permits(Purpose purpose, Standing standing) {
    return switch (standing) {
      case USABLE -> true;
      case OPTED_OUT -> purpose.consent() != Purpose.Consent.NEEDED;
      case WRONG_PERSON -> purpose.consent() == Purpose.Consent.OWED;
      case INVALID -> purpose.consent() != Purpose.Consent.NEEDED;
    };
  }

  /**
   * What was chosen.
   *
   * @param another whether there is another way should this one fail
   * @param held whether it waits for a channel to be configured
   * @param why no way is there
   */
  record Choice(Optional<Way> way, boolean another, boolean held, String why) {

    /** Nobody wrote from there lately, and there is no template. */
    static final String CLOSED = "window closed";
  }
}
