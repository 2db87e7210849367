package org.portolan.cases.quarantine;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.alerts.Duty;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;

/** What we tell somebody who needs a person: who reads now, or when, and the emergency number. */
@Dependent
public class Attention {

  private final Duty duty;
  private final String emergency;

  @Inject
  public Attention(Duty duty, Settings settings) {
    this.duty = duty;
    this.emergency = settings.find("EMERGENCY_NUMBER").orElse("112");
  }

  /** The number to call in danger, as it is dialled where the post is. */
  String emergencyNumber() {
    return emergency;
  }

  /** With somebody on duty that a person reads now; else when a person will. */
  Wording promised(Tx tx, String scope) {
    Optional<ZonedDateTime> later = duty.readsLater(tx, scope);
    return later
        .map(
            time ->
                Wording.of(
                    "reply.help-off-duty",
                    Map.of("when", time.toLocalDateTime().toString(), "emergency", emergency)))
        .orElseGet(() -> Wording.of("reply.help-on-duty", Map.of("emergency", emergency)));
  }
}
