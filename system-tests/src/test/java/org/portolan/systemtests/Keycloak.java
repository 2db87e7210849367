package org.portolan.systemtests;

import static org.awaitility.Awaitility.await;

import com.google.gson.Gson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.portolan.launcher.Tree;

/** A sign-in provider from its distribution, with a realm of the test's own people. */
final class Keycloak implements AutoCloseable {

  private static final Path HOME = Path.of(System.getProperty("test.keycloak"));
  private static final int PORT = Integer.getInteger("test.keycloak.port");
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Process process;

  private Keycloak(Process process) {
    this.process = process;
  }

  /** Starts it and waits until it answers. */
  static Keycloak with(List<Somebody> people) throws IOException {
    Path data = HOME.resolve("data");
    Tree.delete(data);
    Path realm = Files.createDirectories(data.resolve("import")).resolve("staff-realm.json");
    Files.writeString(realm, realm(people));
    Path log = PortolanUnderTest.log().resolve("keycloak.log");
    ProcessBuilder program =
        new ProcessBuilder(
                "bash",
                HOME.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--cache=local",
                "--http-host=127.0.0.1",
                "--http-port=" + PORT)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    program.environment().put("JAVA_HOME", System.getProperty("java.home"));
    program.environment().put("JAVA_OPTS_KC_HEAP", "-Xmx384m -XX:TieredStopAtLevel=1");
    Keycloak keycloak = new Keycloak(program.start());
    Runtime.getRuntime().addShutdownHook(new Thread(keycloak::close));
    await("Keycloak").atMost(PATIENCE).ignoreExceptions().until(keycloak::answers);
    return keycloak;
  }

  private boolean answers() throws IOException, InterruptedException {
    URI realm =
        URI.create("http://localhost:" + PORT + "/realms/staff/.well-known/openid-configuration");
    return PortolanUnderTest.http()
            .send(HttpRequest.newBuilder(realm).build(), BodyHandlers.discarding())
            .statusCode()
        == 200;
  }

  private static String realm(List<Somebody> people) {
    Map<String, ?> client =
        Map.of(
            "clientId", PortolanUnderTest.settings().require("OIDC_CLIENT_ID"),
            "secret", PortolanUnderTest.settings().require("OIDC_CLIENT_SECRET"),
            "publicClient", false,
            "standardFlowEnabled", true,
            "redirectUris", List.of(PortolanUnderTest.url("/staff/provider/return").toString()),
            "attributes", Map.of("pkce.code.challenge.method", "S256"));
    return new Gson()
        .toJson(
            Map.of(
                "realm",
                "staff",
                "enabled",
                true,
                "sslRequired",
                "none",
                "clients",
                List.of(client),
                "users",
                people.stream().map(Somebody::user).toList()));
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    await("Keycloak's end").atMost(PATIENCE).until(() -> !process.isAlive());
  }

  /** Somebody whom the provider knows. */
  record Somebody(String name, String email, boolean verified) {

    static final String PASSWORD = "a password at the provider";

    private Map<String, ?> user() {
      return Map.of(
          "username", name,
          "email", email,
          "emailVerified", verified,
          "enabled", true,
          "firstName", name,
          "lastName", name,
          "credentials",
              List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false)));
    }
  }
}
