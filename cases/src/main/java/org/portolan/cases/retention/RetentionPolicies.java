package org.portolan.cases.retention;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.portolan.cases.retention.RetentionPolicy.Statistics;
import org.portolan.cases.store.Compartment;

/** The policies in force, from the versioned file beside this class. */
public final class RetentionPolicies {

  private static final String FILE = "policies.v1.json";

  private static final List<RetentionPolicy> IN_FORCE = read();

  private RetentionPolicies() {}

  /** One for each compartment that has cases, and one for people without any. */
  public static List<RetentionPolicy> inForce() {
    return IN_FORCE;
  }

  /** Those of closed cases. */
  static List<RetentionPolicy> ofCases() {
    return IN_FORCE.stream()
        .filter(policy -> policy.compartment() != Compartment.IDENTITY)
        .toList();
  }

  /** The keys of the compartments of whose forgotten cases a count is kept. */
  static List<String> counted(List<RetentionPolicy> policies) {
    return policies.stream()
        .filter(policy -> policy.statistics() == Statistics.MONTHS)
        .map(policy -> policy.compartment().key())
        .toList();
  }

  /** That of people without a case. */
  static RetentionPolicy ofPeople() {
    return IN_FORCE.stream()
        .filter(policy -> policy.compartment() == Compartment.IDENTITY)
        .findFirst()
        .orElseThrow();
  }

  private static List<RetentionPolicy> read() {
    JsonMapper json =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    try (InputStream file = RetentionPolicies.class.getResourceAsStream(FILE)) {
      return Arrays.asList(json.readValue(file, RetentionPolicy[].class));
    } catch (IOException e) {
      throw new UncheckedIOException("The retention policies cannot be read", e);
    }
  }
}
