package org.portolan.messaging.email;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the mail server that took a mail for us found of its sender (Authentication-Results, RFC
 * 8601). Only a finding that it is false counts: most true mails prove nothing.
 *
 * @param authority the server whose findings count; without one, those on top, which are the last
 *     server's
 */
record SenderChecks(Optional<String> authority) {

  private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");
  private static final Pattern RESULT =
      Pattern.compile("^\\s*(spf|dkim|dmarc)\\s*=\\s*(\\w+)(.*)$", Pattern.CASE_INSENSITIVE);
  private static final Pattern SIGNER =
      Pattern.compile("header\\.(?:d|i)\\s*=\\s*\"?[^\\s;\"@]*@?([^\\s;\"@]+)");

  /**
   * Whether a mail is not from where it says.
   *
   * @param findings the headers, the topmost first; null when there are none
   * @param from the address it says it is from
   */
  boolean refuse(String[] findings, String from) {
    return mostTrusted(findings).map(found -> refuses(found, domain(from))).orElse(false);
  }

  private Optional<String> mostTrusted(String[] findings) {
    if (findings == null) {
      return Optional.empty();
    }
    return Arrays.stream(findings)
        .map(finding -> COMMENT.matcher(finding.replaceAll("\\s+", " ")).replaceAll(" "))
        .filter(finding -> authority.map(name -> isBy(finding, name)).orElse(true))
        .findFirst();
  }

  private static boolean isBy(String finding, String name) {
    return finding.split(";", 2)[0].strip().split("\\s+")[0].equalsIgnoreCase(name);
  }

  private static boolean refuses(String finding, String domain) {
    List<Matcher> results =
        Arrays.stream(finding.split(";")).map(RESULT::matcher).filter(Matcher::matches).toList();
    if (results.stream().anyMatch(result -> is(result, "dmarc", "fail"))) {
      return true;
    }
    boolean proven =
        results.stream()
            .anyMatch(
                result ->
                    is(result, "dmarc", "pass")
                        || is(result, "dkim", "pass") && isOf(result.group(3), domain));
    return !proven
        && results.stream()
            .anyMatch(result -> is(result, "spf", "fail") || is(result, "dkim", "fail"));
  }

  private static boolean is(Matcher result, String method, String verdict) {
    return result.group(1).equalsIgnoreCase(method) && result.group(2).equalsIgnoreCase(verdict);
  }

  /** Whether the signature is of the sender's domain, or of one above or below it. */
  private static boolean isOf(String properties, String domain) {
    Matcher signer = SIGNER.matcher(properties.toLowerCase(Locale.ROOT));
    while (signer.find()) {
      String by = signer.group(1);
      if (by.equals(domain) || domain.endsWith("." + by) || by.endsWith("." + domain)) {
        return true;
      }
    }
    return false;
  }

  private static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }
}
