package org.portolan.messaging.links;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.portal.DecideOnPage;
import org.portolan.cases.portal.LinksOfPages;
import org.portolan.cases.portal.LinksOfPages.Failing;
import org.portolan.cases.portal.LinksOfPages.Found;
import org.portolan.cases.portal.LoadContent;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.TestStore;

/** Where links of pages lead, at a site of the test's own. */
class CheckLinksTest {

  private static final TestStore TEST = TestStore.apart();
  private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");

  private final LinksOfPages links = new LinksOfPages();
  private final LookAtLink anywhere = new LookAtLink(machine -> true);
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer site;

  @BeforeEach
  void open() throws IOException {
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.createContext("/", this::answer);
    site.start();
  }

  @AfterEach
  void close() {
    site.stop(0);
  }

  private String url(String path) {
    return "http://localhost:" + site.getAddress().getPort() + path;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(exchange.getRequestMethod() + " " + path);
    int status = path.matches("/[0-9]{3}") ? Integer.parseInt(path.substring(1)) : 200;
    if (path.equals("/moved")) {
      exchange.getResponseHeaders().add("Location", "/there");
      status = 301;
    } else if (path.equals("/round")) {
      exchange.getResponseHeaders().add("Location", "/round");
      status = 302;
    } else if (path.equals("/only-get") && exchange.getRequestMethod().equals("HEAD")) {
      status = 404;
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  @Test
  void what_a_site_says_is_understood() {
    assertThat(anywhere.at(url("/there"))).isEqualTo(Found.THERE);
    assertThat(asked).containsExactly("HEAD /there");
    assertThat(anywhere.at(url("/moved"))).isEqualTo(Found.THERE);
    assertThat(anywhere.at(url("/only-get"))).isEqualTo(Found.THERE);
    assertThat(anywhere.at(url("/403"))).isEqualTo(Found.THERE);
    assertThat(anywhere.at(url("/404"))).isEqualTo(Found.NOT_FOUND);
    assertThat(anywhere.at(url("/410"))).isEqualTo(Found.NOT_FOUND);
    assertThat(anywhere.at(url("/503"))).isEqualTo(Found.BROKEN);
    assertThat(anywhere.at(url("/round"))).isEqualTo(Found.BROKEN);
    assertThat(anywhere.at("http://no-such-host.invalid/")).isEqualTo(Found.UNREACHABLE);
    assertThat(anywhere.at("http://[")).isEqualTo(Found.UNREACHABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://localhost:9990/management",
        "http://0.0.0.0/",
        "http://10.1.2.3/",
        "http://172.16.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://[::1]/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://[::ffff:127.0.0.1]/",
        "file:///etc/hostname",
        "ftp://198.51.100.7/"
      })
  void what_is_not_the_public_web_is_not_asked(String address) {
    assertThat(new LookAtLink().at(address)).isEqualTo(Found.PRIVATE);
  }

  @Test
  void a_public_site_that_leads_into_our_network_is_not_followed() {
    LookAtLink onceOnly =
        new LookAtLink(
            machine -> {
              boolean first = asked.isEmpty();
              return first;
            });

    assertThat(onceOnly.at(url("/moved"))).isEqualTo(Found.PRIVATE);
    assertThat(asked).containsExactly("HEAD /moved");
  }

  @Test
  void editors_see_what_fails_and_since_when_and_each_link_is_asked_once_a_day() {
    CaseStore today = TEST.store(Clock.fixed(NOW, ZoneOffset.UTC));
    today.run(LoadContent.ACTOR, tx -> new LoadContent(new DecideOnPage()).load(tx));
    Jdbi.create(TEST.asOwner())
        .useHandle(
            h -> {
              h.execute("UPDATE portal_published SET sources = '[]', links = '{}'");
              h.execute(
                  """
                  UPDATE portal_published SET links = CASE slug
                    WHEN 'scams' THEN ARRAY[?, 'page:quarantine'] ELSE ARRAY[?] END
                  WHERE language = 'en'
                  """,
                  url("/404"),
                  url("/there"));
            });
    CheckLinks check = new CheckLinks(today, links, anywhere);

    assertThat(check.step()).isEqualTo(2);
    assertThat(check.step()).isZero();
    List<Failing> failing = today.call(LinksOfPages.actor(), links::failing);
    assertThat(failing).singleElement().extracting(Failing::slug).isEqualTo("scams");
    assertThat(failing.get(0).found()).isEqualTo("not-found");
    assertThat(failing.get(0).since()).isEqualTo(NOW);

    CaseStore later = TEST.store(Clock.fixed(NOW.plus(Duration.ofDays(2)), ZoneOffset.UTC));
    assertThat(new CheckLinks(later, links, anywhere).step()).isEqualTo(2);
    assertThat(later.<List<Failing>>call(LinksOfPages.actor(), links::failing))
        .extracting(Failing::since)
        .containsExactly(NOW);
  }
}
