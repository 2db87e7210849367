package org.portolan.launcher.sample;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.portolan.cases.alerts.Duty;
import org.portolan.cases.alerts.DutyShift;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.staff.NewStaffMember;
import org.portolan.cases.staff.StaffAccounts;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.store.Tx;

/** The staff of the sample post, one account for each thing to try. */
public final class SampleStaff {

  /** The post at which all of the sample happens. */
  public static final String SCOPE = "health-authority/harbour";

  private static final LocalTime DUTY_FROM = LocalTime.of(5, 0);
  private static final LocalTime DUTY_UNTIL = LocalTime.of(21, 0);

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
        account("supervisor", "Inès Moreau", "+33612000003", StaffRole.SUPERVISOR, "en"),
        account(
            "protection", "Yusuf Demir", "+33612000004", StaffRole.DATA_PROTECTION_OFFICER, "en"),
        account("admin", "Mariana Souza", "+33612000005", StaffRole.ADMINISTRATOR, "en"));
  }

  /**
   * Opens the accounts and puts who works on cases on the duty list, in the order they stand in.
   */
  void load(Tx tx, Keys keys) {
    StaffAccounts staff = new StaffAccounts(keys);
    Duty duty = new Duty();
    int rank = 1;
    for (SampleAccount account : accounts()) {
      UUID id = staff.open(tx, account.opened());
      if (!account.role().worksOnCases()) {
        continue;
      }
      duty.assign(
          tx,
          new DutyShift(
              SCOPE, rank++, id, account.language(), ZoneOffset.UTC, DUTY_FROM, DUTY_UNTIL));
    }
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
