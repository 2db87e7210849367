package org.portolan.cases.store;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * A table of the case store as the catalogue knows it.
 *
 * @param secured whether row-level security is on
 * @param guarded whether it goes by compartment and scope, and the columns are there
 * @param grants what the application's role may do with it, such as {@code SELECT}
 */
record GuardedTable(String name, boolean secured, boolean guarded, List<String> grants) {

  /** What a column needs that a rule of its table limits. */
  private static final Map<String, String> SPECIAL =
      Map.ofEntries(
          Map.entry("alert.severity", "'alarm'"),
          Map.entry("contact_point.channel", "'sms'"),
          Map.entry("data_request.kind", "'correction'"),
          Map.entry("data_request.outcome", "'accepted'"),
          Map.entry("duplicate_dismissed.person_id", "'00000000-0000-0000-0000-000000000001'"),
          Map.entry("duty_shift.rank", "1"),
          Map.entry("entry_rule_version.version", "1"),
          Map.entry("inbox_sweep.id", "1"),
          Map.entry("entry_rules_edition.id", "1"),
          Map.entry("portal_content.id", "1"),
          Map.entry("journal_anchoring.id", "1"),
          Map.entry("journal_check.state", "'waiting'"),
          Map.entry("key_rotation.kind", "'master'"),
          Map.entry("mailbox_turn.id", "1"),
          Map.entry("outbox.recipient_kind", "'contact'"),
          Map.entry("person_relation.kind", "'household'"),
          Map.entry("portal_page.kind", "'information'"),
          Map.entry("sandbox_clock.id", "1"),
          Map.entry("traffic_watch.id", "1"),
          Map.entry("voice_prompt.kind", "'WAV'"),
          Map.entry("staff_account.role", "'administrator'"),
          Map.entry("timeline_entry.kind", "'note'"),
          Map.entry("visa_type_version.version", "1"),
          Map.entry("visa_types_edition.id", "1"),
          Map.entry("welfare_request.need", "'food'"),
          Map.entry("welfare_request.state", "'requested'"));

  private static final Map<String, String> BY_TYPE =
      Map.ofEntries(
          Map.entry("uuid", "gen_random_uuid()"),
          Map.entry("text", "'planted'"),
          Map.entry("bytea", "'\\x706c616e746564'"),
          Map.entry("timestamp with time zone", "'2026-01-01T00:00:00Z'"),
          Map.entry("date", "'2026-01-01'"),
          Map.entry("time without time zone", "'00:00'"),
          Map.entry("smallint", "0"),
          Map.entry("integer", "0"),
          Map.entry("bigint", "0"),
          Map.entry("double precision", "0"),
          Map.entry("numeric", "0"),
          Map.entry("boolean", "false"),
          Map.entry("text[]", "'{}'"),
          Map.entry("uuid[]", "'{}'"),
          Map.entry("integer[]", "'{}'"),
          Map.entry("jsonb", "'{}'"));

  /** Every table outside PostgreSQL's own schemas. */
  static List<GuardedTable> all(Handle owner) {
    return owner
        .createQuery(
            """
            SELECT t.oid::regclass::text AS name, t.relrowsecurity AS secured,
              t.relrowsecurity
                AND 2 = (SELECT count(*) FROM pg_attribute a WHERE a.attrelid = t.oid
                  AND a.attname IN ('compartment', 'scope') AND a.attnotnull)
                AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = t.oid
                  AND p.polname = 'compartments' AND p.polcmd = '*' AND p.polpermissive
                  AND p.polqual IS NOT NULL AND p.polwithcheck IS NOT NULL) AS guarded,
              array_remove(ARRAY[
                CASE WHEN has_table_privilege('portolan_app', t.oid, 'SELECT') THEN 'SELECT' END,
                CASE WHEN has_table_privilege('portolan_app', t.oid, 'INSERT') THEN 'INSERT' END,
                CASE WHEN has_table_privilege('portolan_app', t.oid, 'UPDATE') THEN 'UPDATE' END,
                CASE WHEN has_table_privilege('portolan_app', t.oid, 'DELETE') THEN 'DELETE' END,
                CASE WHEN has_table_privilege('portolan_app', t.oid, 'TRUNCATE')
                  THEN 'TRUNCATE' END], NULL) AS grants
            FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace
            WHERE t.relkind IN ('r', 'p', 'f', 'm', 'v') AND n.nspname !~ '^(pg_|crypto$)'
              AND n.nspname <> 'information_schema'
            ORDER BY 1
            """)
        .map(
            (row, context) ->
                new GuardedTable(
                    row.getString("name"),
                    row.getBoolean("secured"),
                    row.getBoolean("guarded"),
                    List.of((String[]) row.getArray("grants").getArray())))
        .list();
  }

  /**
   * Puts one row of a scope into the table, whatever it should refer to.
   *
   * @return the row's compartment
   */
  String plant(Handle superuser, String scope) {
    superuser.execute(insert(superuser, scope));
    return compartment(superuser);
  }

  /** The statement that does so. */
  String insert(Handle superuser, String scope) {
    Map<String, String> values =
        columns(superuser).stream()
            .filter(column -> column.required && column.standard == null)
            .collect(Collectors.toMap(column -> column.name, this::value));
    if (guarded) {
      values.put("compartment", "'" + compartment(superuser) + "'");
      values.put("scope", "'" + scope + "'");
    }
    return "INSERT INTO "
        + name
        + " ("
        + String.join(", ", values.keySet())
        + ") VALUES ("
        + String.join(", ", values.values())
        + ")";
  }

  /** The compartment of such a row. */
  String compartment(Handle superuser) {
    return columns(superuser).stream()
        .filter(column -> column.name.equals("compartment") && column.standard != null)
        .map(column -> column.standard.replaceAll("^'([a-z]+)'.*", "$1"))
        .findFirst()
        .orElse("health");
  }

  /** The name of some column. */
  String aColumn(Handle superuser) {
    return columns(superuser).get(0).name;
  }

  private List<Column> columns(Handle superuser) {
    return superuser
        .createQuery(
            """
            SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type, a.attnotnull AS required,
              CASE WHEN a.attidentity <> '' THEN 'drawn'
                ELSE pg_get_expr(d.adbin, d.adrelid) END AS standard
            FROM pg_attribute a
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE a.attrelid = CAST(:table AS regclass) AND a.attnum > 0 AND NOT a.attisdropped
            """)
        .bind("table", name)
        .map(
            (row, context) ->
                new Column(
                    row.getString("name"),
                    row.getString("type"),
                    row.getBoolean("required"),
                    row.getString("standard")))
        .list();
  }

  private String value(Column column) {
    String special = SPECIAL.get(name + "." + column.name);
    String value = special == null ? BY_TYPE.get(column.type) : special;
    if (value == null) {
      throw new IllegalStateException("No value to plant in " + name + "." + column.name);
    }
    return value;
  }

  private record Column(String name, String type, boolean required, String standard) {}
}
