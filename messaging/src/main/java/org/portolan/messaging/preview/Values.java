package org.portolan.messaging.preview;

import java.util.HashMap;
import java.util.Map;
import org.portolan.messaging.outbox.Rendering;
import org.portolan.messaging.preview.SampleMessage.Piece;

/**
 * What is put into a message.
 *
 * @param byName of each argument
 * @param people of a shared phone
 */
record Values(Map<String, Object> byName, Object people) {

  Map<String, Object> of(Piece piece) {
    Map<String, Object> arguments = new HashMap<>(byName);
    if (piece.people()) {
      arguments.put(Rendering.LABELS, people);
    }
    return arguments;
  }
}
