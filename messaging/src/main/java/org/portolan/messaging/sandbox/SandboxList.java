package org.portolan.messaging.sandbox;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody asks a list of the provider's for: from when until when, and which page of it. */
final class SandboxList {

  /** Twilio's own. */
  private static final int LARGEST_PAGE = 1_000;

  private static final int USUAL_PAGE = 50;

  private final Map<String, String> query;
  private final String date;

  /**
   * @param query decoded
   * @param date the name of the date that is asked by
   */
  SandboxList(Map<String, String> query, String date) {
    this.query = Map.copyOf(query);
    this.date = date;
  }

  /** Inclusive, as Twilio's. */
  Instant from() {
    return at(date + ">").orElse(Instant.EPOCH);
  }

  Instant until() {
    return at(date + "<").orElse(Instant.parse("9999-01-01T00:00:00Z"));
  }

  private Optional<Instant> at(String name) {
    return Optional.ofNullable(query.get(name)).map(Instant::parse);
  }

  int size() {
    return Math.min(LARGEST_PAGE, number("PageSize", USUAL_PAGE));
  }

  /** From 0. */
  int page() {
    return number("Page", 0);
  }

  private int number(String name, int unset) {
    return Integer.parseInt(query.getOrDefault(name, String.valueOf(unset)));
  }

  /** One more than a page holds tells that there is another. */
  int looksFor() {
    return size() + 1;
  }

  int skips() {
    return page() * size();
  }

  /** What belongs to this page. */
  <T> List<T> ofPage(List<T> found) {
    return found.subList(0, Math.min(size(), found.size()));
  }

  /** The query of the next page; empty when there is none. */
  Optional<String> next(List<?> found) {
    return found.size() <= size()
        ? Optional.empty()
        : Optional.of(
            query.entrySet().stream()
                    .filter(one -> !one.getKey().equals("Page"))
                    .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()) + "&")
                    .sorted()
                    .collect(Collectors.joining())
                + "Page="
                + (page() + 1));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
