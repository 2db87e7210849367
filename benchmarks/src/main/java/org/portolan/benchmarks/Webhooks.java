package org.portolan.benchmarks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes webhooks as the provider sends and signs them. */
final class Webhooks {

  private static final String MESSAGE = "/hooks/twilio/message";
  private static final String STATUS = "/hooks/twilio/status?o=";

  private final String host;
  private final String account;
  private final String token;
  private final String to;

  Webhooks(String host, String account, String token, String to) {
    this.host = host;
    this.account = account;
    this.token = token;
    this.to = to;
  }

  /** The whole request of one text from one number, ready for the wire. */
  byte[] text(String from, String body) {
    Map<String, String> form = new TreeMap<>();
    String sid = "SM" + UUID.randomUUID().toString().replace("-", "");
    form.put("MessageSid", sid);
    form.put("SmsSid", sid);
    form.put("SmsMessageSid", sid);
    form.put("AccountSid", account);
    form.put("ApiVersion", "2010-04-01");
    form.put("SmsStatus", "received");
    form.put("From", from);
    form.put("To", to);
    form.put("Body", body);
    form.put("NumMedia", "0");
    form.put("NumSegments", "1");
    return request(MESSAGE, form);
  }

  /** The whole request that tells what became of a message of ours. */
  byte[] status(String outboxId, String sid, String status) {
    Map<String, String> form = new TreeMap<>();
    form.put("MessageSid", sid);
    form.put("SmsSid", sid);
    form.put("AccountSid", account);
    form.put("ApiVersion", "2010-04-01");
    form.put("From", to);
    form.put("MessageStatus", status);
    form.put("SmsStatus", status);
    return request(STATUS + outboxId, form);
  }

  private byte[] request(String path, Map<String, String> form) {
    return KeepAliveConnection.post(host, path, signature(path, form), encode(form));
  }

  private String signature(String path, Map<String, String> sorted) {
    StringBuilder signed = new StringBuilder("http://" + host + path);
    sorted.forEach((name, value) -> signed.append(name).append(value));
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
