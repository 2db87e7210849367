package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.portolan.systemtests.MessageStores.Outbound;
import org.portolan.systemtests.carrier.AcceptedMessage;
import org.portolan.systemtests.carrier.Carrier;

/** Holds what Portolan believes it sent against what the carrier accepted. */
final class AskedOnce {

  private final List<Outbound> outbox;
  private final Map<String, List<AcceptedMessage>> copies;

  AskedOnce(List<Outbound> outbox, List<AcceptedMessage> accepted) {
    this.outbox = outbox;
    this.copies = accepted.stream().collect(Collectors.groupingBy(AcceptedMessage::outboxId));
  }

  /** Each of these people was asked once; nobody else was; nothing went out twice. */
  void assertOf(Collection<String> numbers) {
    List<Outbound> questions =
        outbox.stream().filter(message -> message.purpose().equals("check-in")).toList();
    assertThat(questions).hasSameSizeAs(numbers);
    assertThat(questions).extracting(Outbound::recipient).doesNotHaveDuplicates();
    outbox.forEach(this::assertSentOnce);
    assertThat(copies.keySet()).isSubsetOf(outbox.stream().map(Outbound::id).toList());
    Set<String> asked =
        questions.stream()
            .flatMap(question -> copiesOf(question).stream())
            .map(AcceptedMessage::to)
            .collect(Collectors.toSet());
    long neverLeft = questions.stream().filter(question -> copiesOf(question).isEmpty()).count();
    assertThat(asked).hasSize(questions.size() - Math.toIntExact(neverLeft)).isSubsetOf(numbers);
  }

  /**
   * What the provider cannot tell of, and nothing else, stands before a person.
   *
   * @param shown ids of messages
   */
  void assertShown(Set<String> shown) {
    Set<String> uncertain =
        outbox.stream()
            .filter(message -> message.state().equals("uncertain"))
            .map(Outbound::id)
            .collect(Collectors.toSet());
    Set<String> ofSilentNumbers =
        copies.values().stream()
            .flatMap(List::stream)
            .filter(message -> Carrier.neverTells(message.to()))
            .map(AcceptedMessage::outboxId)
            .collect(Collectors.toSet());
    assertThat(uncertain).containsAll(ofSilentNumbers);
    assertThat(shown).isEqualTo(uncertain);
  }

  private void assertSentOnce(Outbound message) {
    List<AcceptedMessage> sent = copiesOf(message);
    if (message.state().equals("uncertain")) {
      assertThat(sent).as("copies of an uncertain %s", message.purpose()).hasSizeLessThan(2);
    } else {
      assertThat(sent).as("copies of a %s", message.purpose()).hasSize(1);
      assertThat(sent.get(0).sid()).isEqualTo(message.providerId());
    }
  }

  private List<AcceptedMessage> copiesOf(Outbound message) {
    return copies.getOrDefault(message.id(), List.of());
  }
}
