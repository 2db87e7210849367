package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What Google's Lighthouse says of public pages on a throttled phone. Where there is no npm, or it
 * reaches nothing, this is skipped and says so.
 */
@WholeSystem
class LighthouseIT {

  private static final NpmProgram LIGHTHOUSE =
      new NpmProgram("lighthouse", "12.8.2", "cli/index.js");

  private static final Path DIRECTORY =
      Path.of(System.getProperty("test.directory"), "lighthouse").toAbsolutePath();

  private static final Duration LONGEST = Duration.ofMinutes(3);

  /** What the largest page may weigh with everything. */
  private static final int BUDGET = 40 * 1024;

  /** What Lighthouse finds of performance in a page, however fast the machine is. */
  private static final List<String> OF_THE_PAGE =
      List.of(
          "cumulative-layout-shift",
          "total-byte-weight",
          "uses-text-compression",
          "unminified-javascript",
          "unused-javascript",
          "unused-css-rules",
          "legacy-javascript",
          "duplicated-javascript",
          "dom-size",
          "redirects",
          "font-display",
          "no-document-write",
          "uses-passive-event-listeners",
          "unsized-images",
          "non-composited-animations",
          "third-party-summary");

  private static final String FLAGS =
      "--headless=new --no-sandbox --disable-gpu --ignore-certificate-errors";

  @BeforeAll
  static void install() throws Exception {
    Optional<String> missing = LIGHTHOUSE.missing(DIRECTORY);
    assumeTrue(missing.isEmpty(), missing.orElse(""));
  }

  private static JsonNode report(String path) throws IOException, InterruptedException {
    Path report = DIRECTORY.resolve(path.substring(1).replace('/', '-') + ".json");
    ProcessBuilder builder =
        new ProcessBuilder(
                "node",
                LIGHTHOUSE.in(DIRECTORY).toString(),
                PortolanUnderTest.url(path).toString(),
                "--quiet",
                "--only-categories=performance,accessibility,best-practices",
                "--output=json",
                "--output-path=" + report,
                "--chrome-flags=" + FLAGS)
            .redirectErrorStream(true)
            .redirectOutput(DIRECTORY.resolve("lighthouse.log").toFile());
    ChromiumInstallation.find()
        .ifPresent(program -> builder.environment().put("CHROME_PATH", program.toString()));
    Process process = builder.start();
    boolean ended = process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).as("Lighthouse is done with " + path).isTrue();
    assertThat(process.exitValue()).as(DIRECTORY + "/lighthouse.log").isZero();
    return JsonMapper.builder().build().readTree(report.toFile());
  }

  private static double score(JsonNode report, String category) {
    return report.path("categories").path(category).path("score").asDouble();
  }

  /** What in a category is not as it should be, by name. */
  private static String wrong(JsonNode report, String category) {
    StringBuilder wrong = new StringBuilder(category + ":");
    for (JsonNode audit : report.path("categories").path(category).path("auditRefs")) {
      JsonNode found = report.path("audits").path(audit.path("id").asText());
      if (found.path("score").isNumber() && found.path("score").asDouble() < 1) {
        wrong.append(' ').append(audit.path("id").asText()).append(' ').append(found.path("score"));
        wrong.append(' ').append(found.path("details").path("items"));
      }
    }
    return wrong.toString();
  }

  /**
   * How fast a page is depends on what else this machine does: the score is told. What it weighs,
   * what holds it up and what moves does not: nothing of that may cost a point.
   */
  @ParameterizedTest
  @ValueSource(strings = {"/en/health/quarantine", "/ar/", "/zh-Hans/travel", "/ti/verify"})
  void nothing_is_left_to_wish_for(String path) throws Exception {
    JsonNode report = report(path);
    System.out.println(path + ": performance " + score(report, "performance"));

    for (String category : new String[] {"accessibility", "best-practices"}) {
      assertThat(score(report, category)).as(wrong(report, category)).isEqualTo(1);
    }
    JsonNode audits = report.path("audits");
    for (String audit : OF_THE_PAGE) {
      assertThat(LighthouseAudit.isAsWanted(audits.path(audit)))
          .as(audit + " " + audits.path(audit))
          .isTrue();
    }
    assertThat(audits.path("total-byte-weight").path("numericValue").asInt(Integer.MAX_VALUE))
        .as("bytes")
        .isLessThan(BUDGET);
    JsonNode holding = audits.path("render-blocking-resources");
    assertThat(LighthouseAudit.isMeasured(holding))
        .as("render-blocking-resources " + holding)
        .isTrue();
    assertThat(holding.path("details").path("items").size())
        .as("what holds the first sight up")
        .isLessThanOrEqualTo(1);
  }
}
