package org.portolan.systemtests.carrier;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * A message the carrier accepted.
 *
 * @param callback where its delivery is reported, with the sender's own mark
 */
public record AcceptedMessage(
    String sid, String from, String to, String body, String callback, Instant at) {

  /** The provider writes the zone as an offset; its SDK reads no other. */
  private static final DateTimeFormatter RFC_2822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  static AcceptedMessage of(String sid, Map<String, String> form, Instant at) {
    return new AcceptedMessage(
        sid,
        form.getOrDefault("From", ""),
        form.getOrDefault("To", ""),
        form.getOrDefault("Body", ""),
        // what Twilio reads of it and does not call
        form.getOrDefault("StatusCallback", "").replaceAll("#.*", ""),
        at);
  }

  /** One line of the record; no field can break it. */
  String toLine() {
    return String.join(
            "\t", sid, escape(from), escape(to), escape(body), escape(callback), at.toString())
        + "\n";
  }

  static AcceptedMessage ofLine(String line) {
    String[] fields = line.split("\t", -1);
    return new AcceptedMessage(
        fields[0],
        unescape(fields[1]),
        unescape(fields[2]),
        unescape(fields[3]),
        unescape(fields[4]),
        Instant.parse(fields[5]));
  }

  /** As the provider's REST API shows a message. */
  Map<String, Object> toJson(String account) {
    return Map.ofEntries(
        Map.entry("sid", sid),
        Map.entry("account_sid", account),
        Map.entry("from", from),
        Map.entry("to", to),
        Map.entry("body", body),
        Map.entry("status", "delivered"),
        Map.entry("direction", "outbound-api"),
        Map.entry("num_segments", "1"),
        Map.entry("num_media", "0"),
        Map.entry("api_version", "2010-04-01"),
        Map.entry("date_created", RFC_2822.format(at)),
        Map.entry("date_sent", RFC_2822.format(at)),
        Map.entry("date_updated", RFC_2822.format(at)),
        Map.entry("uri", "/2010-04-01/Accounts/" + account + "/Messages/" + sid + ".json"));
  }

  /** As it shows a call. */
  Map<String, Object> toCallJson(String account) {
    return Map.of(
        "sid",
        sid,
        "account_sid",
        account,
        "from",
        from,
        "to",
        to,
        "status",
        "queued",
        "direction",
        "outbound-api",
        "api_version",
        "2010-04-01",
        "date_created",
        RFC_2822.format(at),
        "uri",
        "/2010-04-01/Accounts/" + account + "/Calls/" + sid + ".json");
  }

  /** The sender's own id of it, which is handed back with the address of the callback. */
  public String outboxId() {
    return callback.substring(callback.indexOf("?o=") + 3);
  }

  private static String escape(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static String unescape(String value) {
    return URLDecoder.decode(value, StandardCharsets.UTF_8);
  }
}
