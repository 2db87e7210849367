package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.messaging.outbox.Charges;
import org.portolan.messaging.outbox.Charges.OfMessage;
import org.portolan.messaging.preview.Prices;

/** What each message of a case took, in words beside it. */
@Named
@RequestScoped
public class CostsPart {

  private static final String SENT = "sent";

  @Inject private Charges charges;
  @Inject private CaseView page;
  @Inject private StaffTexts texts;

  private Map<UUID, OfMessage> costs;

  /** Of a line of the timeline; empty where no provider took anything, or nothing is known. */
  public String of(TimelineItem item) {
    return item.kind().equals(SENT)
        ? Optional.ofNullable(all().get(item.entry().id())).map(this::inWords).orElse("")
        : "";
  }

  private Map<UUID, OfMessage> all() {
    if (costs == null) {
      costs =
          charges.of(
              page.getTimeline().stream()
                  .filter(item -> item.kind().equals(SENT))
                  .map(item -> item.entry().id())
                  .toList());
    }
    return costs;
  }

  private String inWords(OfMessage cost) {
    List<String> words = new ArrayList<>();
    if (cost.parts() > 0) {
      words.add(texts.with("staff.preview.parts", "n", cost.parts()));
    }
    if (cost.times() > 1) {
      words.add(texts.with("staff.message.times", "n", cost.times()));
    }
    cost.billed().forEach((unit, sum) -> words.add(amount("billed", sum, unit)));
    cost.expected().forEach((unit, sum) -> words.add(amount("expected", sum, unit)));
    return String.join(" · ", words);
  }

  private String amount(String kind, BigDecimal amount, String currency) {
    return texts.with(
        "staff.message." + kind, "amount", texts.money(new Prices.Price(amount, currency)));
  }
}
