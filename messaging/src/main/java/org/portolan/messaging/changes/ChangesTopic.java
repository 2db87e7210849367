package org.portolan.messaging.changes;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Topic;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Puts the ids of changed cases on the topic that every node hears. The connection stays open; one
 * that broke is made anew for the next message.
 */
final class ChangesTopic implements Consumer<Collection<UUID>>, AutoCloseable {

  private final ConnectionFactory connections;
  private final Topic topic;
  private JMSContext context;

  ChangesTopic(ConnectionFactory connections, Topic topic) {
    this.connections = connections;
    this.topic = topic;
  }

  @Override
  public synchronized void accept(Collection<UUID> cases) {
    String ids = cases.stream().map(UUID::toString).collect(Collectors.joining(" "));
    try {
      if (context == null) {
        context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE);
      }
      context.createProducer().setTimeToLive(60_000).send(topic, ids);
    } catch (JMSRuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public synchronized void close() {
    if (context != null) {
      JMSContext broken = context;
      context = null;
      broken.close();
    }
  }
}
