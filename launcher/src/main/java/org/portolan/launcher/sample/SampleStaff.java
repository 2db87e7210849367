package org.portolan.launcher.sample;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.staff.NewStaffMember;
import org.portolan.cases.staff.StaffAccounts;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;

/** The staff of the sample post, one account for each thing to try. */
public final class SampleStaff {

  /** The post at which all of the sample happens. */
  public static final String SCOPE = "health-authority/harbour";

  private final UnaryOperator<String> secrets;

  /**
   * @param secrets gives each account's random secret by name; the same each time
   */
  public SampleStaff(UnaryOperator<String> secrets) {
    this.secrets = secrets;
  }

  /** The accounts, whether they are opened yet or not. */
  public List<SampleAccount> accounts() {
    return List.of(
        account("officer", "Amal Haddad", "+33612000001", StaffRole.QUARANTINE_OFFICER, "en"),
        account("duty2", "Jonas Weber", "+33612000002", StaffRole.QUARANTINE_OFFICER, "fr"),
        account("supervisor", "Inès Moreau", "+33612000003", StaffRole.SUPERVISOR, "en"));
  }

  /** Opens the accounts in a case store that has none. */
  public void load(DataSource owner, CaseStore store, Keys keys) {
    if (anybodyIn(owner)) {
      return;
    }
    StaffAccounts staff = new StaffAccounts(keys);
    store.run(
        Actor.system("sample", Compartment.ACCESS),
        tx -> accounts().forEach(account -> staff.open(tx, account.opened())));
  }

  private SampleAccount account(
      String name, String person, String phone, StaffRole role, String language) {
    return new SampleAccount(
        name + "@harbour.example",
        secrets.apply("sample-password"),
        OneTimeSecret.of(secrets.apply("sample-totp-" + name)),
        person,
        phone,
        role,
        language);
  }

  private static boolean anybodyIn(DataSource owner) {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT FROM staff_account)")) {
      row.next();
      return row.getBoolean(1);
    } catch (SQLException e) {
      throw new IllegalStateException("The sample accounts cannot be looked up", e);
    }
  }

  /**
   * An account to sign in with.
   *
   * @param phone where alerts reach them, in E.164; a number of the sandbox's
   */
  public record SampleAccount(
      String email,
      String password,
      OneTimeSecret oneTime,
      String name,
      String phone,
      StaffRole role,
      String language) {

    NewStaffMember opened() {
      return new NewStaffMember(
          email,
          name,
          Optional.of(phone),
          role,
          SCOPE,
          language,
          password.toCharArray(),
          oneTime.bytes());
    }

    @Override
    public String toString() {
      return "SampleAccount[" + role + "]";
    }
  }
}
