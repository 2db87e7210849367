package org.portolan.cases.visa;

import java.util.Arrays;
import java.util.List;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Grant;

/** The posts that decide on visas, by their scopes. */
public record VisaPosts(List<String> all) {

  /** {@code VISA_POSTS}: scopes with commas between them. */
  public static VisaPosts of(Settings settings) {
    return new VisaPosts(
        Arrays.stream(settings.find("VISA_POSTS").orElse("consulate/harbour").split(","))
            .map(String::strip)
            .filter(Grant::isScope)
            .toList());
  }
}
