package org.portolan.web.staff;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.outreach.Broadcast;
import org.portolan.cases.outreach.BroadcastState;
import org.portolan.cases.outreach.CountAudience;
import org.portolan.cases.outreach.DecideOnBroadcast;
import org.portolan.cases.outreach.DecideOnBroadcast.Expected;
import org.portolan.cases.outreach.DecideOnBroadcast.Outcome;
import org.portolan.cases.outreach.WriteBroadcast;
import org.portolan.cases.outreach.WriteBroadcast.Written;
import org.portolan.cases.store.Readings;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.messaging.outreach.EstimateBroadcast;
import org.portolan.messaging.outreach.EstimateBroadcast.Estimate;
import org.portolan.messaging.preview.Prices;

/** One broadcast: written, counted, submitted and approved. */
@Named
@ViewScoped
public class BroadcastPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient Said said;
  @Inject private transient WriteBroadcast write;
  @Inject private transient DecideOnBroadcast decide;
  @Inject private transient CountAudience count;
  @Inject private transient BroadcastWords words;
  @Inject private transient Prices prices;

  private String reference;
  private UUID id;
  private BroadcastForm form;
  private long version;
  private LinkedHashMap<String, String> begun;
  private Overtaken overtaken;
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
    if (broadcast != null) {
      beginsFrom(form);
    }
  }

  /** What is typed from now on is written over the broadcast as it stands. */
  private void beginsFrom(BroadcastForm known) {
    version = getBroadcast().version();
    begun = words.of(known, getListed());
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
    boolean first = id == null;
    if (first) {
      id = staff.ask(tx -> write.begin(tx, staff.getMember().scope(), written.get()));
      version = 1;
      begun = words.of(form, 0);
    } else if (!staff.<Boolean>ask(tx -> write.change(tx, id, version, written.get()))) {
      showMeanwhile();
      return null;
    } else {
      version++;
    }
    if (!list()) {
      showMeanwhile();
      return null;
    }
    refresh();
    overtaken = null;
    begun = words.of(form, getListed());
    said.info("staff.broadcast.saved");
    if (!first || found != null) {
      return null;
    }
    FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
    return "/staff/broadcast?faces-redirect=true&ref=" + getBroadcast().reference();
  }

  /** Whether the uploaded list, if there is one, is whom it is for now. */
  private boolean list() {
    List<String> lines = form.lines();
    if (lines.isEmpty()) {
      return true;
    }
    found = count.list(staff.getMember().actor(), id, version, lines.stream()).orElse(null);
    version++;
    return found != null;
  }

  /** Nothing was written over: what a colleague saved is shown beside what was typed. */
  private void showMeanwhile() {
    refresh();
    if (getBroadcast() == null) {
      return;
    }
    LinkedHashMap<String, String> own = words.of(form, getListed());
    BroadcastForm now = BroadcastForm.of(getBroadcast());
    LinkedHashMap<String, String> theirs = words.of(now, getListed());
    overtaken = isDraft() ? Overtaken.between(begun, theirs, own) : Overtaken.ended(theirs, own);
    beginsFrom(now);
  }

  private void refresh() {
    broadcast = null;
    estimate = null;
  }

  /** Whom it is for and what it costs; null before it was saved. */
  public Estimate getEstimate() {
    if (estimate == null && getBroadcast() != null) {
      estimate = estimate(getBroadcast());
    }
    return estimate;
  }

  private Estimate estimate(Broadcast now) {
    return EstimateBroadcast.of(
        now.message(), count.of(staff.getMember().actor(), now.caseId()), prices);
  }

  /** Its author is done. */
  public void submit() {
    long read = getBroadcast().version();
    tell(staff.ask(tx -> decide.submit(tx, id, read, this::counted)), "staff.broadcast.goes");
  }

  private Expected counted(Broadcast now) {
    Estimate counted = estimate(now);
    return new Expected(counted.numbers(), counted.main());
  }

  /** The reader approves it. */
  public void approve() {
    long read = getBroadcast().version();
    tell(staff.ask(tx -> decide.approve(tx, id, read)), "staff.broadcast.goes");
  }

  /** It is written anew. */
  public void giveBack() {
    decided(decide::giveBack);
    if (getBroadcast() != null) {
      form = BroadcastForm.of(getBroadcast());
      beginsFrom(form);
    }
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

  /** The name of a language, as its readers write it. */
  public String nameOf(String tag) {
    return Language.of(tag).ownName();
  }

  public String getScope() {
    return getBroadcast() == null ? staff.getMember().scope() : getBroadcast().scope();
  }

  /** What a colleague saved while this was typed; null when nobody did. */
  public Overtaken getOvertaken() {
    return overtaken;
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
