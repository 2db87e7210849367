package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.portolan.cases.outreach.Broadcast;
import org.portolan.cases.outreach.DecideOnBroadcast;
import org.portolan.messaging.outreach.EstimateBroadcast.Readers;
import org.portolan.messaging.preview.Prices;

/** Before a broadcast goes out: what its readers get and what it costs, in words. */
@Named
@RequestScoped
public class BroadcastEstimatePart {

  @Inject private BroadcastPage page;
  @Inject private StaffTexts texts;
  @Inject private DecideOnBroadcast decide;

  /** The price of the whole, in words. */
  public String getPrice() {
    return page.getEstimate()
        .main()
        .map(one -> texts.money(new Prices.Price(one.amount(), one.currency())))
        .orElseGet(() -> texts.of("staff.preview.price-not-set"));
  }

  /** Whether it would need a second person. */
  public boolean isForMany() {
    return Broadcast.needsApproval(page.getEstimate().numbers(), decide.approvalAbove());
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

  /** Languages that have no text of their own though somebody reads them, as one list. */
  public String getMissing() {
    return String.join(
        ", ",
        page.getEstimate().readers().stream()
            .filter(readers -> !readers.own())
            .map(readers -> readers.reader().ownName())
            .toList());
  }
}
