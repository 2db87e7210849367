package org.portolan.messaging.sandbox;

/**
 * What the sandbox answers to a REST call.
 *
 * @param status of HTTP
 * @param json the body
 * @param dropped the connection is to be closed without any answer; status and body are void
 */
public record SandboxAnswer(int status, String json, boolean dropped) {

  static SandboxAnswer of(int status, String json) {
    return new SandboxAnswer(status, json, false);
  }

  static SandboxAnswer error(int status, int code, String message) {
    return of(
        status,
        "{\"code\":%d,\"message\":\"%s\",\"more_info\":\"https://www.twilio.com/docs/errors/%d\",\"status\":%d}"
            .formatted(code, message, code, status));
  }

  static SandboxAnswer dropConnection() {
    return new SandboxAnswer(0, "", true);
  }
}
