package org.portolan.messaging.changes;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears on every node which cases changed, and tells this node's listeners. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/topic/CaseChanges"),
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Topic"),
      @ActivationConfigProperty(
          propertyName = "acknowledgeMode",
          propertyValue = "Dups-ok-acknowledge")
    })
@TransactionManagement(TransactionManagementType.BEAN)
public class HearChanges implements MessageListener {

  private static final Logger LOG = LoggerFactory.getLogger(HearChanges.class);

  @Inject private CaseChanges changes;

  @Override
  public void onMessage(Message message) {
    try {
      for (String id : message.getBody(String.class).split(" ")) {
        changes.tell(UUID.fromString(id));
      }
    } catch (JMSException | IllegalArgumentException e) {
      LOG.warn("A message about changed cases cannot be read", e);
    }
  }
}
