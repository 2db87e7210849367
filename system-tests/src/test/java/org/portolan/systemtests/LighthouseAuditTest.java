package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Lighthouse could not look at is no page without a fault. */
class LighthouseAuditTest {

  @ParameterizedTest
  @CsvSource({
    "numeric, 1, true",
    "metricSavings, 1, true",
    "notApplicable, null, true",
    "informative, null, true",
    "metricSavings, 0.5, false",
    "binary, 0, false",
    "error, null, false",
    "error, 1, false"
  })
  void an_audit_that_failed_passes_nothing(String mode, String score, boolean wanted)
      throws JsonProcessingException {
    String audit = "{\"score\":" + score + ",\"scoreDisplayMode\":\"" + mode + "\"}";

    assertThat(LighthouseAudit.isAsWanted(JsonMapper.builder().build().readTree(audit)))
        .isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource({"{}", "'{\"score\":1}'"})
  void what_is_not_there_passes_nothing(String audit) throws JsonProcessingException {
    assertThat(LighthouseAudit.isAsWanted(JsonMapper.builder().build().readTree(audit))).isFalse();
  }
}
