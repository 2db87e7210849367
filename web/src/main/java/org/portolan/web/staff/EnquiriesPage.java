package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.portolan.cases.enquiry.EnquiryList;
import org.portolan.cases.enquiry.EnquiryState;
import org.portolan.i18n.Language;

/** The enquiries of the information desk: those that wait, the longest waiting first. */
@Named
@ViewScoped
public class EnquiriesPage implements Serializable {

  private static final long serialVersionUID = 1;

  /** As many as one reads through before the next page. */
  private static final int SHOWN = 50;

  /** Beyond so many pages nobody looks. */
  private static final int LAST_PAGE = 2_000;

  /** The beginning of a text; two lines of the list. */
  private static final int BEGINNING = 160;

  @Inject private transient StaffSession staff;
  @Inject private transient EnquiryList enquiries;

  private EnquiryState state = EnquiryState.WAITING;
  private int pageNumber = 1;
  private transient Shown shown;
  private boolean refreshing;

  /** Asked for once in a request, in one transaction. */
  private Shown shown() {
    if (shown == null) {
      shown =
          staff.ask(
              tx ->
                  new Shown(
                      refreshing
                          ? enquiries.page(tx, state, (pageNumber - 1) * SHOWN, SHOWN)
                          : enquiries.opened(tx, state, (pageNumber - 1) * SHOWN, SHOWN),
                      enquiries.counts(tx),
                      tx.now()));
    }
    return shown;
  }

  public List<EnquiryList.Row> getRows() {
    return shown().rows;
  }

  /** How many there are in a state. */
  public long count(EnquiryState of) {
    return shown().counts.get(of);
  }

  /** Asks again: a message came in. */
  public void refresh() {
    shown = null;
    refreshing = true;
  }

  /** The language's own name. */
  public String languageName(EnquiryList.Row row) {
    return Language.of(row.language()).ownName();
  }

  /** The beginning of what was written last. */
  public String beginning(EnquiryList.Row row) {
    String line = row.text().replaceAll("\\s+", " ").strip();
    return line.codePointCount(0, line.length()) <= BEGINNING
        ? line
        : line.substring(0, line.offsetByCodePoints(0, BEGINNING)) + "…";
  }

  /** How long ago that was: the unit, as the end of a text's key. */
  public String unit(EnquiryList.Row row) {
    Duration ago = ago(row);
    return ago.toHours() < 1 ? "minutes" : ago.toDays() < 1 ? "hours" : "days";
  }

  /** How long ago that was, in its unit. */
  public long units(EnquiryList.Row row) {
    Duration ago = ago(row);
    return ago.toHours() < 1 ? ago.toMinutes() : ago.toDays() < 1 ? ago.toHours() : ago.toDays();
  }

  private Duration ago(EnquiryList.Row row) {
    Duration ago = Duration.between(row.since(), shown().at);
    return ago.isNegative() ? Duration.ZERO : ago;
  }

  public boolean isMore() {
    return (long) pageNumber * SHOWN < count(state);
  }

  public List<EnquiryState> getStates() {
    return Arrays.asList(EnquiryState.values());
  }

  public EnquiryState getState() {
    return state;
  }

  /** By its key, such as {@code answered}; anything else shows those that wait. */
  public void setStateKey(String key) {
    state =
        getStates().stream()
            .filter(each -> each.key().equals(key))
            .findFirst()
            .orElse(EnquiryState.WAITING);
  }

  public String getStateKey() {
    return state.key();
  }

  /** From 1; anything that is no number shows the first. */
  public void setPage(String page) {
    pageNumber =
        page != null && page.matches("\\d{1,4}")
            ? Math.max(1, Math.min(Integer.parseInt(page), LAST_PAGE))
            : 1;
  }

  public String getPage() {
    return String.valueOf(pageNumber);
  }

  public int getPageNumber() {
    return pageNumber;
  }

  /**
   * What is on the screen.
   *
   * @param at when it was asked for
   */
  private record Shown(List<EnquiryList.Row> rows, Map<EnquiryState, Long> counts, Instant at) {}
}
