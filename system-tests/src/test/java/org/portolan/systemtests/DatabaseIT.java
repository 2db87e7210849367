package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

@WholeSystem
class DatabaseIT {

  @ParameterizedTest
  @CsvSource({"fsync", "synchronous_commit", "full_page_writes", "data_checksums"})
  void keeps_what_it_has_acknowledged(String setting) throws Exception {
    assertThat(asked(PortolanUnderTest.asApplication(), "SHOW " + setting)).isEqualTo("on");
  }

  @Test
  void is_the_version_that_goes_with_the_application() throws Exception {
    assertThat(asked(PortolanUnderTest.asApplication(), "SHOW server_version")).startsWith("18.");
  }

  @Test
  void lets_nobody_in_without_the_password() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(PortolanUnderTest.settings().require("DATABASE_URL"));
    source.setUser("portolan_app");
    source.setPassword("something else");

    assertThatThrownBy(() -> source.getConnection().close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void gives_the_application_no_table_and_no_privilege_of_its_own() throws Exception {
    assertThat(
            asked(
                PortolanUnderTest.asOwner(),
                "SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner"
                    + " WHERE r.rolname = 'portolan_app'"))
        .isEqualTo("0");
    assertThat(
            asked(
                PortolanUnderTest.asOwner(),
                "SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb FROM pg_roles"
                    + " WHERE rolname = 'portolan_app'"))
        .isEqualTo("f");
  }

  @Test
  void keeps_the_application_role_out_of_the_key_database() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(PortolanUnderTest.settings().require("KEYS_DATABASE_URL"));
    source.setUser("portolan_app");
    source.setPassword(PortolanUnderTest.settings().require("DATABASE_PASSWORD"));

    assertThatThrownBy(() -> source.getConnection().close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied for database");
  }

  private static String asked(DataSource source, String query) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
