package org.portolan.cases.visa.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a signal is raised for.
 *
 * @param member whom of the application it is about; null for all of it
 * @param what it is exactly, as in {@code staff.visa.signal.what.…}
 * @param cases of other applications that it is about
 * @param elsewhere how many applications of other posts, or from the same contact, it is about
 */
public record Suspicion(
    SignalKind kind, UUID member, List<String> what, List<Other> cases, int elsewhere) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public Suspicion {
    what = List.copyOf(what);
    cases = List.copyOf(cases);
  }

  /** Of the application itself. */
  public static Suspicion of(SignalKind kind, UUID member, String... what) {
    return new Suspicion(kind, member, List.of(what), List.of(), 0);
  }

  /**
   * Another application.
   *
   * @param reference null when it is another post's, which has no reader here
   */
  public record Other(UUID id, String reference) {}

  /** References of those that are the post's own. */
  @JsonIgnore
  public List<String> references() {
    return cases.stream().flatMap(one -> Optional.ofNullable(one.reference).stream()).toList();
  }

  /** What has to be the same for it to be the same again; how many there are has not. */
  @JsonIgnore
  public String sameness() {
    return Stream.concat(
            Stream.of(kind.key(), String.valueOf(member)),
            Stream.concat(what.stream().sorted(), cases.stream().map(one -> "" + one.id).sorted()))
        .collect(Collectors.joining(" "));
  }

  /** Whether it says nothing but what another says too, of fewer other applications. */
  public boolean isPartOf(Suspicion other) {
    return kind == other.kind
        && Objects.equals(member, other.member)
        && Set.copyOf(what).equals(Set.copyOf(other.what))
        && !cases.isEmpty()
        && ids(other).containsAll(ids(this));
  }

  private static Set<UUID> ids(Suspicion of) {
    return of.cases.stream().map(Other::id).collect(Collectors.toSet());
  }

  /** As it is sealed. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A signal cannot be written");
    }
  }

  /** From what {@link #toJson()} wrote. */
  public static Suspicion fromJson(String json) {
    try {
      return JSON.readValue(json, Suspicion.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A signal cannot be read");
    }
  }

  @Override
  public String toString() {
    return "Suspicion[" + kind + "]";
  }
}
