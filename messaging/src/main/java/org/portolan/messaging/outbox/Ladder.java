package org.portolan.messaging.outbox;

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
 * the person prefers, then the contact point that the message is for, then the others, without
 * those that failed. A message that belongs to one address goes there or nowhere.
 */
final class Ladder {

  private final Channels channels;
  private final Gate gate;

  Ladder(Channels channels, Gate gate) {
    this.channels = channels;
    this.gate = gate;
  }

  /** The next way of a message, or why there is none. */
  Choice choose(OutboxRow row, Address address) {
    List<Way> allowed =
        address.ways().stream()
            .filter(way -> row.purpose().climbs() || isAddressed(row, way))
            .filter(way -> permits(row.purpose(), way.standing()))
            .filter(way -> !row.tried().contains(way.key()))
            .sorted(order(row, address))
            .toList();
    List<Way> open = allowed.stream().filter(way -> isOpen(way, address)).toList();
    if (!open.isEmpty()) {
      return new Choice(Optional.of(open.get(0)), open.size() > 1, false, "");
    }
    boolean held =
        row.tried().isEmpty()
            && allowed.stream().anyMatch(way -> way.to().channel() != Channel.VOICE);
    return new Choice(Optional.empty(), false, held, why(row, address));
  }

  private boolean isOpen(Way way, Address address) {
    var channel = channels.of(way.to().channel());
    return channel.unavailable().isEmpty() && channel.speaks(address.language());
  }

  private static boolean isAddressed(OutboxRow row, Way way) {
    return way.contact().equals(row.recipient().id())
        && row.recipient()
            .by()
            .map(by -> by == way.to().channel())
            .orElse(way.to().channel() != Channel.VOICE || way.linesOnly());
  }

  /** A question goes by a way that takes an answer, if there is one. */
  private Comparator<Way> order(OutboxRow row, Address address) {
    return Comparator.<Way, Boolean>comparing(
            way -> row.purpose().asks() && !gate.takesReplies(way))
        .thenComparing(way -> !address.preferred().equals(Optional.of(way.to().channel())))
        .thenComparing(way -> !isAddressed(row, way))
        .thenComparing(way -> way.to().channel());
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
  record Choice(Optional<Way> way, boolean another, boolean held, String why) {}
}
