package org.portolan.web.staff;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.outreach.Broadcast;
import org.portolan.cases.outreach.BroadcastState;
import org.portolan.cases.outreach.CountAudience;
import org.portolan.cases.outreach.DecideOnBroadcast;
import org.portolan.cases.outreach.DecideOnBroadcast.Outcome;
import org.portolan.cases.outreach.WriteBroadcast;
import org.portolan.cases.outreach.WriteBroadcast.Written;
import org.portolan.cases.store.Readings;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Countries;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.messaging.outreach.EstimateBroadcast;
import org.portolan.messaging.outreach.EstimateBroadcast.Estimate;
import org.portolan.messaging.outreach.EstimateBroadcast.Readers;
import org.portolan.messaging.preview.Prices;

/** One broadcast: written, counted, submitted and approved. */
@Named
@ViewScoped
public class BroadcastPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient StaffTexts texts;
  @Inject private transient Said said;
  @Inject private transient WriteBroadcast write;
  @Inject private transient DecideOnBroadcast decide;
  @Inject private transient CountAudience count;
  @Inject private transient Prices prices;

  private String reference;
  private UUID id;
  private BroadcastForm form;
  private transient Broadcast broadcast;
  private transient Estimate estimate;
  private transient CountAudience.Listed found;

  /** Opens what was asked for; a new one when nothing was. Opening it is a reading. */
  public void open() {
    if (form != null) {
      return;
    }
    CaseReference.parse(reference)
        .flatMap(asked -> staff.ask(tx -> write.find(tx, asked.text())))
        .ifPresent(
            known -> {
              id = known.caseId();
              staff.ask(
                  tx -> {
                    Readings.record(tx, known.caseId(), "broadcast");
                    return null;
                  });
              broadcast = known;
            });
    form = broadcast == null ? new BroadcastForm() : BroadcastForm.of(broadcast);
  }

  /** As it stands; null while it has never been saved, or for one that is not the reader's. */
  public Broadcast getBroadcast() {
    if (broadcast == null && id != null) {
      broadcast = staff.ask(tx -> write.find(tx, id)).orElse(null);
    }
    return broadcast;
  }

  /** Whether one was asked for that is not there for the reader. */
  public boolean isGone() {
    return getBroadcast() == null && reference != null && !reference.isBlank();
  }

  /** Whether it can be written on. */
  public boolean isDraft() {
    return getBroadcast() == null || getBroadcast().state() == BroadcastState.DRAFT;
  }

  /** Whether the reader wrote it. */
  public boolean isOwn() {
    return getBroadcast() != null && getBroadcast().author().equals(staff.getMember().actor().id());
  }

  /**
   * Saves it and counts whom it is for.
   *
   * @return its own address once it has one
   */
  public String save() {
    Optional<Written> written = form.written();
    if (written.isEmpty()) {
      said.error("broadcast:not-before", "staff.broadcast.bad-time");
      return null;
    }
    List<String> lines = form.lines();
    boolean first = id == null;
    Broadcast seen = getBroadcast();
    if (first) {
      id = staff.ask(tx -> write.begin(tx, staff.getMember().scope(), written.get()));
    } else if (!staff.<Boolean>ask(
        tx -> seen != null && write.isAsSeen(tx, seen) && write.change(tx, id, written.get()))) {
      refresh();
      said.error("staff.broadcast.moved-meanwhile");
      return null;
    }
    if (!lines.isEmpty()) {
      found = count.list(staff.getMember().actor(), id, lines.stream()).orElse(null);
    }
    refresh();
    said.info("staff.broadcast.saved");
    if (!first || found != null) {
      return null;
    }
    FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
    return "/staff/broadcast?faces-redirect=true&ref=" + getBroadcast().reference();
  }

  private void refresh() {
    broadcast = null;
    estimate = null;
  }

  /** Whom it is for and what it costs; null before it was saved. */
  public Estimate getEstimate() {
    if (estimate == null && getBroadcast() != null) {
      estimate =
          EstimateBroadcast.of(
              getBroadcast().message(), count.of(staff.getMember().actor(), id), prices);
    }
    return estimate;
  }

  /** Its author is done. */
  public void submit() {
    Estimate now = getEstimate();
    tell(staff.ask(tx -> decide.submit(tx, id, now.numbers(), now.main())), "staff.broadcast.goes");
  }

  /** The reader approves it. */
  public void approve() {
    tell(staff.ask(tx -> decide.approve(tx, id)), "staff.broadcast.goes");
  }

  /** It is written anew. */
  public void giveBack() {
    decided(decide::giveBack);
    form = getBroadcast() == null ? form : BroadcastForm.of(getBroadcast());
  }

  /** It stands still. */
  public void pause() {
    decided(decide::pause);
  }

  /** It goes on. */
  public void resume() {
    decided(decide::resume);
  }

  /** It ends. */
  public void cancel() {
    decided(decide::cancel);
  }

  private void decided(Decision decision) {
    tell(staff.ask(tx -> decision.of(tx, id)), "staff.broadcast.done");
  }

  private void tell(Outcome outcome, String done) {
    refresh();
    switch (outcome) {
      case DONE -> said.info(done);
      case SUBMITTED -> said.info("staff.broadcast.submitted");
      default -> said.error("staff.broadcast." + outcome.key());
    }
  }

  private interface Decision {
    Outcome of(Tx tx, UUID id);
  }

  /** The price of the whole, in words. */
  public String getPrice() {
    return getEstimate()
        .main()
        .map(one -> texts.money(new Prices.Price(one.amount(), one.currency())))
        .orElseGet(() -> texts.of("staff.preview.price-not-set"));
  }

  /** Whether it would need a second person. */
  public boolean isForMany() {
    return Broadcast.needsApproval(getEstimate().numbers(), decide.approvalAbove());
  }

  /** What readers of a language get, in words. */
  public String given(Readers readers) {
    if (readers.own()) {
      return texts.of("staff.broadcast.own-language");
    }
    return readers
        .given()
        .map(other -> texts.with("staff.broadcast.other-language", "language", other.ownName()))
        .orElseGet(() -> texts.of("staff.broadcast.no-language"));
  }

  /** A text as it is drawn: a box for each part. */
  public PartsDrawing drawing(org.portolan.messaging.preview.PreviewedText text) {
    return new PartsDrawing(text.size());
  }

  /** Languages that have no text of their own though somebody reads them, as one list. */
  public String getMissing() {
    return String.join(
        ", ",
        getEstimate().readers().stream()
            .filter(readers -> !readers.own())
            .map(readers -> readers.reader().ownName())
            .toList());
  }

  /** What was found of the uploaded list; null when none was uploaded just now. */
  public CountAudience.Listed getFound() {
    return found;
  }

  /** A few of many lines. */
  public String some(List<String> lines) {
    return String.join(", ", lines.subList(0, Math.min(10, lines.size())))
        + (lines.size() > 10 ? " …" : "");
  }

  /** How many people the list names. */
  public int getListed() {
    return id == null ? 0 : count.listed(staff.getMember().actor(), id);
  }

  /** Every language that travellers are written to in. */
  public List<Language> getLanguages() {
    return Languages.travellers();
  }

  /** Every country by its name in the reader's language. */
  public List<Map.Entry<String, String>> getCountries() {
    return java.util.Arrays.stream(java.util.Locale.getISOCountries())
        .map(code -> Map.entry(code, Countries.named(code, staff.getLanguage())))
        .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
        .toList();
  }

  /** The name of a language, as its readers write it. */
  public String nameOf(String tag) {
    return Language.of(tag).ownName();
  }

  public String getScope() {
    return getBroadcast() == null ? staff.getMember().scope() : getBroadcast().scope();
  }

  public BroadcastForm getForm() {
    return form;
  }

  public String getReference() {
    return reference;
  }

  public void setReference(String reference) {
    this.reference = reference;
  }
}
