package org.portolan.cases.staff;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;

/**
 * What somebody does here, and the compartments that this opens. Each role opens the least that its
 * work needs: who counsels sees no visa application, and who runs the system sees no case.
 */
public enum StaffRole {
  /** Answers questions from outside any other matter; sees no quarantine and no names. */
  INFORMATION_WORKER(Reach.POST, Compartment.INFORMATION),
  /** Writes localised messages to communities. */
  COMMUNITY_WORKER(Reach.POST, Compartment.OUTREACH),
  /** Follows people through quarantine. */
  QUARANTINE_OFFICER(Reach.POST, Compartment.IDENTITY, Compartment.HEALTH),
  /** Decides visa applications, interviews applicants, and answers guests passed on to the post. */
  CONSULAR_OFFICER(Reach.POST, Compartment.IDENTITY, Compartment.VISA, Compartment.INFORMATION),
  /**
   * Sees what waits too long at a post; acknowledges what nobody else did. What somebody told a
   * counsellor stays closed to them.
   */
  SUPERVISOR(
      Reach.POST,
      Compartment.IDENTITY,
      Compartment.HEALTH,
      Compartment.VISA,
      Compartment.INFORMATION,
      Compartment.OUTREACH),
  /** Counsels people and refers them. */
  SUPPORT_WORKER(Reach.POST, Compartment.IDENTITY, Compartment.SUPPORT),
  /** Reads the support cases that are referred to them, and by themselves nothing at all. */
  PROVIDER(Reach.POST),
  /** Watches over an organisation's use of the store; sees who opened what, not what it says. */
  DATA_PROTECTION_OFFICER(Reach.ORGANISATION, Compartment.OVERSIGHT),
  /** Runs the system and its accounts; sees no case. */
  ADMINISTRATOR(Reach.EVERYWHERE, Compartment.ACCESS);

  private static final Set<StaffRole> EMERGENCY =
      Set.of(QUARANTINE_OFFICER, CONSULAR_OFFICER, SUPERVISOR, SUPPORT_WORKER);

  private final Reach reach;
  private final List<Compartment> compartments;

  StaffRole(Reach reach, Compartment... compartments) {
    this.reach = reach;
    this.compartments = List.copyOf(Arrays.asList(compartments));
  }

  /** What an account of this role and scope may open. */
  Set<Grant> grants(String scope) {
    return compartments.stream()
        .map(compartment -> new Grant(compartment, reach.of(scope)))
        .collect(Collectors.toSet());
  }

  /** Whether this role's work is in a compartment. */
  boolean opens(Compartment compartment) {
    return compartments.contains(compartment);
  }

  /** Whether people of this role work on cases. */
  public boolean worksOnCases() {
    return reach == Reach.POST;
  }

  /** Whether people of this role may open a case of another post or matter in an emergency. */
  public boolean opensInEmergency() {
    return EMERGENCY.contains(this);
  }

  /** As stored, and as the key of its name in {@code i18n}: {@code quarantine-officer}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The role with a key.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static StaffRole ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** How far a role reaches from the scope of its account. */
  private enum Reach {
    POST {
      @Override
      String of(String scope) {
        return scope;
      }
    },
    ORGANISATION {
      @Override
      String of(String scope) {
        return Grant.organisationOf(scope);
      }
    },
    EVERYWHERE {
      @Override
      String of(String scope) {
        return Grant.EVERYWHERE;
      }
    };

    abstract String of(String scope);
  }
}
