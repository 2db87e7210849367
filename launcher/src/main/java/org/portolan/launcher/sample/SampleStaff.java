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

  /** Where enquiries come to, unless a setting says otherwise. */
  private static final String DESK = "information/desk";

  /** Where visa applications go to, unless a setting says otherwise. */
  private static final String CONSULATE = "consulate/harbour";

  private static final String OTHER_CONSULATE = "consulate/north";

  /** A facility of the same organisation, to which people are referred. */
  private static final String PROVIDER = "health-authority/clinic";

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
        onDuty("officer", "Amal Haddad", "+33612000001", StaffRole.QUARANTINE_OFFICER, "en"),
        onDuty("duty2", "Jonas Weber", "+33612000002", StaffRole.QUARANTINE_OFFICER, "fr"),
        onDuty("supervisor", "Inès Moreau", "+33612000003", StaffRole.SUPERVISOR, "en"),
        account("officer-ar", "سمير خوري", StaffRole.QUARANTINE_OFFICER, SCOPE, "ar"),
        account(
            "information",
            "Rosa Lindqvist",
            Optional.of("+33612000004"),
            StaffRole.INFORMATION_WORKER,
            DESK,
            "en"),
        account("protection", "Yusuf Demir", StaffRole.DATA_PROTECTION_OFFICER, SCOPE, "en"),
        account("admin", "Mariana Souza", StaffRole.ADMINISTRATOR, SCOPE, "en"),
        account("information-ar", "هدى منصور", StaffRole.INFORMATION_WORKER, DESK, "ar"),
        account("community", "Lindiwe Mbeki", StaffRole.COMMUNITY_WORKER, SCOPE, "en"),
        account("community-ar", "نور الأسعد", StaffRole.COMMUNITY_WORKER, SCOPE, "ar"),
        account("support", "Tomasz Nowak", StaffRole.SUPPORT_WORKER, SCOPE, "en"),
        account("support-ar", "ليلى فارس", StaffRole.SUPPORT_WORKER, SCOPE, "ar"),
        account("provider", "Harbour Clinic", StaffRole.PROVIDER, PROVIDER, "en"),
        account("consul", "Marta Ferreira", StaffRole.CONSULAR_OFFICER, CONSULATE, "en"),
        account("consul-ar", "رامي منصور", StaffRole.CONSULAR_OFFICER, CONSULATE, "ar"),
        account("consul-general", "Ada Okafor", StaffRole.SUPERVISOR, CONSULATE, "en"),
        account("consul-north", "Niels Holm", StaffRole.CONSULAR_OFFICER, OTHER_CONSULATE, "en"));
  }

  /**
   * Opens the accounts that there are not yet, and puts who has a telephone on the duty list, in
   * the order they stand in.
   */
  void load(Tx tx, Keys keys) {
    StaffAccounts staff = new StaffAccounts(keys);
    Duty duty = new Duty();
    int rank = 0;
    for (SampleAccount account : accounts()) {
      rank += account.phone().isPresent() ? 1 : 0;
      if (staff.exists(tx, account.email())) {
        continue;
      }
      UUID id = staff.open(tx, account.opened());
      if (account.phone().isPresent()) {
        duty.assign(
            tx,
            new DutyShift(
                account.scope(),
                rank,
                id,
                account.language(),
                ZoneOffset.UTC,
                DUTY_FROM,
                DUTY_UNTIL));
      }
    }
  }

  private SampleAccount onDuty(
      String name, String person, String phone, StaffRole role, String language) {
    return account(name, person, Optional.of(phone), role, SCOPE, language);
  }

  private SampleAccount account(
      String name, String person, StaffRole role, String scope, String language) {
    return account(name, person, Optional.empty(), role, scope, language);
  }

  private SampleAccount account(
      String name,
      String person,
      Optional<String> phone,
      StaffRole role,
      String scope,
      String language) {
    return new SampleAccount(
        name + "@harbour.example",
        secrets.apply("sample-password"),
        OneTimeSecret.of(secrets.apply("sample-totp-" + name)),
        person,
        phone,
        role,
        scope,
        language);
  }

  /**
   * An account to sign in with.
   *
   * @param phone where alerts reach them, in E.164; a number of the sandbox's; empty for those
   *     never on duty
   */
  public record SampleAccount(
      String email,
      String password,
      OneTimeSecret oneTime,
      String name,
      Optional<String> phone,
      StaffRole role,
      String scope,
      String language) {

    NewStaffMember opened() {
      return new NewStaffMember(
          email, name, phone, role, scope, language, password.toCharArray(), oneTime.bytes());
    }

    @Override
    public String toString() {
      return "SampleAccount[" + role + "]";
    }
  }
}
