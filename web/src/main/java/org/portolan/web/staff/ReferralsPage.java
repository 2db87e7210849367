package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.referral.ReferToProvider;
import org.portolan.cases.referral.ReferToProvider.Outcome;
import org.portolan.cases.referral.ReferToProvider.Provider;
import org.portolan.cases.referral.ReferToProvider.Words;
import org.portolan.cases.referral.Referral;
import org.portolan.cases.referral.Referrals;
import org.portolan.cases.staff.Colleagues;
import org.portolan.cases.staff.Colleagues.Colleague;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Grant;
import org.portolan.cases.traveller.Digits;

/** Who was referred to whom: support workers refer and end it, providers see what is theirs. */
@Named
@ViewScoped
public class ReferralsPage implements Serializable {

  private static final long serialVersionUID = 1;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);

  @Inject private transient StaffSession staff;
  @Inject private transient Said said;
  @Inject private transient ReferToProvider refer;
  @Inject private transient Colleagues colleagues;
  @Inject private transient ColleagueNames names;
  @Inject private transient CaseStore store;
  @Inject private transient Clock clock;

  private String reference;
  private String provider;
  private String days = "30";
  private String consent;
  private String told;
  private transient PagedRows<Referral> rows;
  private transient List<Colleague> providers;

  /** Whether the reader is somebody to whom people are referred. */
  public boolean isProvider() {
    return staff.getMember().role() == StaffRole.PROVIDER;
  }

  /** What is referred to the reader now. */
  public List<Referral> getOwn() {
    UUID own = staff.getMember().id();
    return store.call(Referrals.ACTOR, tx -> Referrals.of(tx, own));
  }

  /** What the reader's post has referred, a page at a time. */
  public PagedRows<Referral> getRows() {
    if (rows == null) {
      rows = new PagedRows<>(() -> staff.ask(Referrals::count), this::part);
    }
    return rows;
  }

  private List<Referral> part(int from, int most) {
    List<Referral> part = staff.ask(tx -> Referrals.page(tx, from, most));
    names.prefetch(part.stream().map(Referral::provider).map(ColleagueNames::actorOf));
    return part;
  }

  /** Providers of the reader's organisation. */
  public List<Colleague> getProviders() {
    if (providers == null) {
      providers =
          colleagues.everywhereIn(
              Grant.organisationOf(staff.getMember().scope()), StaffRole.PROVIDER);
    }
    return providers;
  }

  /** Refers somebody; what is refused stays in its fields. */
  public void refer() {
    Optional<Colleague> chosen =
        getProviders().stream().filter(one -> one.id().toString().equals(provider)).findFirst();
    if (chosen.isEmpty()) {
      said.error("referrals:provider", "staff.referrals.no-provider");
      return;
    }
    Provider to = new Provider(chosen.get().id(), chosen.get().name());
    Words words = new Words(consent, told);
    Outcome outcome =
        CaseReference.parse(reference)
            .map(known -> staff.ask(tx -> refer.refer(tx, known, to, number(), words)))
            .orElse(Outcome.NOT_FOUND);
    if (outcome == Outcome.DONE) {
      consent = null;
      told = null;
    }
    tell(outcome);
  }

  private int number() {
    String plain = Digits.western(days == null ? "" : days.strip());
    return plain.matches("\\d{1,3}") ? Integer.parseInt(plain) : 0;
  }

  /** Ends the referral of the pressed row. */
  public void end() {
    tell(Posted.row().map(one -> staff.ask(tx -> refer.end(tx, one))).orElse(Outcome.NOT_FOUND));
  }

  private void tell(Outcome outcome) {
    rows = null;
    switch (outcome) {
      case DONE -> said.info("staff.referrals.done");
      case NO_CONSENT -> said.error("referrals:consent", "staff.referrals.no-consent");
      case NOTHING_TOLD -> said.error("referrals:told", "staff.referrals.nothing-told");
      case BAD_DAYS -> said.error("referrals:days", "staff.referrals.bad-days");
      default -> said.error("staff.referrals." + outcome.key());
    }
  }

  /** Whether the provider reads the case now. */
  public boolean isOpen(Referral referral) {
    return referral.isOpen(clock.instant());
  }

  /** The end of the key of its state's name. */
  public String state(Referral referral) {
    return referral.state(clock.instant());
  }

  /** The name of a provider; a dash once the account is gone. */
  public String name(Referral referral) {
    return names.ofAccount(referral.provider());
  }

  /** A day of UTC. */
  public String day(Instant at) {
    return DAY.format(at);
  }

  public String getReference() {
    return reference;
  }

  public void setReference(String reference) {
    this.reference = reference;
  }

  public String getProviderId() {
    return provider;
  }

  public void setProviderId(String provider) {
    this.provider = provider;
  }

  public String getDays() {
    return days;
  }

  public void setDays(String days) {
    this.days = days;
  }

  public String getConsent() {
    return consent;
  }

  public void setConsent(String consent) {
    this.consent = consent;
  }

  public String getTold() {
    return told;
  }

  public void setTold(String told) {
    this.told = told;
  }

  public int getLongest() {
    return ReferToProvider.LONGEST_TOLD;
  }
}
