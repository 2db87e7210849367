package org.portolan.cases.visa.letter;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.portolan.cases.settings.Settings;

/** Where a post takes what comes by courier, as it is set. */
@Dependent
public class PostAddresses {

  private final Map<String, List<String>> byScope;

  /**
   * {@code VISA_POST_ADDRESSES}: {@code consulate/harbour=1 Quay Road|Harbour;…}.
   *
   * @throws IllegalArgumentException when it is not written so
   */
  @Inject
  public PostAddresses(Settings settings) {
    this.byScope =
        Arrays.stream(settings.find("VISA_POST_ADDRESSES").orElse("").split(";"))
            .filter(one -> !one.isBlank())
            .map(PostAddresses::parts)
            .collect(
                Collectors.toMap(
                    parts -> parts[0].strip(),
                    parts -> Arrays.stream(parts[1].split("\\|")).map(String::strip).toList()));
  }

  private static String[] parts(String one) {
    String[] parts = one.split("=", 2);
    if (parts.length < 2 || parts[1].isBlank()) {
      throw new IllegalArgumentException(
          "PORTOLAN_VISA_POST_ADDRESSES has a post without an address.");
    }
    return parts;
  }

  /** The lines of a post's address; none when it is not set. */
  public List<String> of(String scope) {
    return byScope.getOrDefault(scope, List.of());
  }
}
