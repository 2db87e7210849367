package org.portolan.cases.visa.letter;

import java.time.Instant;
import java.util.Optional;
import org.portolan.cases.visa.ApplicationView;
import org.portolan.cases.visa.model.IssuedVisa;
import org.portolan.cases.visa.model.Member;

/**
 * A visa that is printed.
 *
 * @param member whose it is
 * @param at when it is printed
 */
public record VisaSheet(ApplicationView application, Member member, IssuedVisa visa, Instant at) {

  /**
   * One of an application's visas.
   *
   * @param place in the order of whom it is for, from 1
   * @return empty when none such was issued, or it was taken back
   */
  public static Optional<VisaSheet> of(ApplicationView view, int place, Instant now) {
    if (place < 1 || place > view.visas().size()) {
      return Optional.empty();
    }
    IssuedVisa visa = view.visas().get(place - 1);
    return view.members().stream()
        .filter(member -> member.id().equals(visa.member()))
        .findFirst()
        .map(member -> new VisaSheet(view, member, visa, now));
  }

  @Override
  public String toString() {
    return "VisaSheet";
  }
}
