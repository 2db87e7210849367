package org.portolan.cases.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.keys.Keys;

/** An injected statement of the application's role makes itself nobody else. */
class NobodyElseIsActedTest {

  private static final Actor OFFICER =
      new Actor("staff:officer", Set.of(new Grant(Compartment.HEALTH, "acted/mine")));

  private final TestStore test = TestStore.shared();
  private final ActorTokens tokens =
      new ActorTokens(test.keys().secret(Keys.ACTOR_TOKEN), Clock.systemUTC());

  /** What somebody makes of a true token who does not have its key. */
  static Stream<String> changes() {
    return Stream.of(
        "staff:officer=>system:inbox",
        "health/acted/mine=>health/*",
        "health/acted/mine=>support/acted/mine",
        "health/acted/mine=>health/acted/mine,transit/*",
        "v1|=>v2|",
        "|=>||",
        "staff:officer=>staff:officer|health/*|99999999999");
  }

  @ParameterizedTest
  @MethodSource("changes")
  void a_token_that_was_changed_opens_nothing(String change) {
    String[] parts = change.split("=>");
    refused(
        tokens.tokenOf(OFFICER).replaceFirst(java.util.regex.Pattern.quote(parts[0]), parts[1]));
  }

  @Test
  void nor_does_one_without_its_hash_or_of_another_s_key_or_with_a_longer_life() throws Exception {
    String token = tokens.tokenOf(OFFICER);
    String claim = token.substring(0, token.lastIndexOf('|'));
    String[] parts = token.split("\\|");

    refused(claim);
    refused(claim + "|");
    refused(claim + "|" + signed("a key of one's own", claim));
    parts[3] = Long.toString(Long.parseLong(parts[3]) + 3600);
    refused(String.join("|", parts));
    refused("");
    refused("'; RESET ROLE; --");
    refused("v1|staff:officer|health/*|not-a-number|00");
  }

  @Test
  void a_token_dies_with_its_time() {
    InstantSource longAgo = InstantSource.offset(Clock.systemUTC(), Duration.ofMinutes(-3));

    refused(new ActorTokens(test.keys().secret(Keys.ACTOR_TOKEN), longAgo).tokenOf(OFFICER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET ROLE portolan_owner",
        "SET SESSION AUTHORIZATION portolan_owner",
        "SET SESSION AUTHORIZATION postgres",
        "GRANT portolan_owner TO portolan_app",
        "ALTER ROLE portolan_app BYPASSRLS",
        "SELECT key FROM guard.actor_key",
        "UPDATE guard.actor_key SET key = 'mine'",
        "CREATE OR REPLACE FUNCTION guard.grants() RETURNS text[] LANGUAGE sql AS 'SELECT ARRAY[]'",
        "CREATE TABLE public.mine (a int)",
        "CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE FUNCTION crypto.hmac(bytea, bytea, text) RETURNS bytea LANGUAGE sql AS 'SELECT $2'",
        "CREATE SCHEMA mine",
        "CREATE EXTENSION dblink",
        "DROP POLICY compartments ON case_file",
        "CREATE POLICY everybody ON case_file USING (true)",
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "SELECT pg_read_file('/etc/hostname')",
        "SELECT lo_import('/etc/hostname')",
        "SELECT * FROM pg_authid",
        "SET session_replication_role = replica",
        "CALL guard.protect('case_file')",
        "CALL guard.delete_rows_of('person', 'person_id', gen_random_uuid())",
        "SELECT forget_case(gen_random_uuid(), '2026-01-01T00:00:00Z')"
      })
  void the_application_s_role_raises_itself_by_no_statement(String statement) {
    Jdbi.create(test.asApplication())
        .useHandle(
            app -> {
              app.begin();
              actAs(app, tokens.tokenOf(OFFICER));
              try {
                assertThatThrownBy(() -> app.execute(statement))
                    .hasStackTraceContaining("PSQLException");
              } finally {
                app.rollback();
              }
            });
  }

  @Test
  void a_temporary_table_or_function_of_one_s_own_verifies_nothing() throws Exception {
    String claim = "v1|system:inbox|health/*|99999999999";
    String forged = claim + "|" + signed("mine", claim);
    Jdbi.create(test.asApplication())
        .useHandle(
            app -> {
              app.execute("CREATE TEMP TABLE actor_key (id int, key bytea)");
              app.execute("INSERT INTO actor_key VALUES (1, 'mine')");
              app.execute(
                  """
                  CREATE FUNCTION pg_temp.hmac(bytea, bytea, text) RETURNS bytea
                  LANGUAGE sql AS 'SELECT $2'
                  """);
              app.execute("SET search_path = pg_temp, guard, public");
              actAs(app, forged);
              assertRefused(app);
            });
  }

  private void refused(String token) {
    Jdbi.create(test.asApplication())
        .useHandle(
            app -> {
              actAs(app, token);
              assertRefused(app);
            });
  }

  /** There is a case to be seen; where there is no row at all, nobody asks who acts. */
  private void assertRefused(Handle app) {
    Jdbi.create(test.asOwner())
        .useHandle(
            owner ->
                owner.execute(
                    """
                    INSERT INTO case_file (id, compartment, scope, reference, kind, opened_at)
                    VALUES (gen_random_uuid(), 'health', 'acted/mine', gen_random_uuid()::text,
                      'planted', '2026-01-01T00:00:00Z')
                    """));
    for (String query : List.of("SELECT count(*) FROM public.case_file", "SELECT guard.grants()")) {
      assertThatThrownBy(() -> app.execute(query)).hasStackTraceContaining("actor");
    }
  }

  private static void actAs(Handle app, String token) {
    app.createQuery("SELECT set_config('portolan.actor', :token, false)")
        .bind("token", token)
        .mapTo(String.class)
        .one();
  }

  private static String signed(String key, String claim) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(claim.getBytes(StandardCharsets.UTF_8)));
  }
}
