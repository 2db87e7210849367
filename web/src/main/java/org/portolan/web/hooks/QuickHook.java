package org.portolan.web.hooks;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A webhook that comes by the thousand, and whose request is Twilio's. */
@FunctionalInterface
interface QuickHook {

  /**
   * Handles it without waiting for anything: it is called by the thread that reads connections.
   *
   * @return the answer, once there is one; when it fails, the provider is to repeat
   */
  CompletableFuture<HookAnswer> answer(Map<String, String> query, Map<String, String> form);
}
