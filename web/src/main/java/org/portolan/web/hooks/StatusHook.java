package org.portolan.web.hooks;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.portolan.messaging.callbacks.ReceiveCallback;
import org.portolan.messaging.outbox.DeliveryCallback;

/** What became of a message of ours. Repetitions and unknown messages are acknowledged. */
@Dependent
class StatusHook implements QuickHook {

  private static final Pattern CODE = Pattern.compile("\\d{1,6}");

  private final ReceiveCallback receive;

  @Inject
  StatusHook(ReceiveCallback receive) {
    this.receive = receive;
  }

  @Override
  public CompletableFuture<HookAnswer> answer(Map<String, String> query, Map<String, String> form) {
    DeliveryCallback callback =
        new DeliveryCallback(
            query.get("o"),
            form.get("MessageSid"),
            form.getOrDefault("MessageStatus", ""),
            Optional.ofNullable(form.get("ErrorCode"))
                .filter(code -> CODE.matcher(code).matches())
                .map(Integer::valueOf));
    return receive.take(callback).thenApply(kept -> HookAnswer.of(HttpServletResponse.SC_OK));
  }
}
