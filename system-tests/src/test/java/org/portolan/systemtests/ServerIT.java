package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

@WholeSystem
class ServerIT {

  @Test
  void is_ready_with_the_application_deployed() throws Exception {
    HttpResponse<String> answer = get(PortolanUnderTest.management("/health/ready"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"status\":\"UP\"");
    assertThat(PortolanUnderTest.log().resolve("server.log"))
        .content()
        .contains("Deployed \\\"portolan.ear\\\"");
  }

  @Test
  void answers_over_http_without_a_page_of_its_own() throws Exception {
    HttpResponse<String> answer = get(PortolanUnderTest.url("/no-such-page"));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).doesNotContain("WildFly");
    assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
  }

  @Test
  void has_metrics_for_prometheus_on_the_management_interface() throws Exception {
    HttpResponse<String> answer = get(PortolanUnderTest.management("/metrics"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("# TYPE").contains("datasources_pool_max_used_count");
    assertThat(answer.body().lines().filter(line -> line.startsWith("portolan_")))
        .anyMatch(line -> line.matches("portolan_outbox_due\\{?.*}? \\d+\\.\\d+.*"))
        .anyMatch(line -> line.matches("portolan_messages_late\\{?.*}? [01]\\.0"));
  }

  @Test
  void keeps_management_off_the_public_address() throws Exception {
    assertThat(get(PortolanUnderTest.url("/health/ready")).statusCode()).isEqualTo(404);
    assertThat(get(PortolanUnderTest.url("/metrics")).statusCode()).isEqualTo(404);
    assertThat(get(PortolanUnderTest.url("/management")).statusCode()).isEqualTo(404);
    assertThat(get(PortolanUnderTest.url("/wildfly-services")).statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return PortolanUnderTest.http()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }
}
