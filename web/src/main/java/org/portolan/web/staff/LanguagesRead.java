package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;
import org.portolan.cases.staff.OwnAccount;
import org.portolan.i18n.Language;

/** Which languages whoever is signed in reads: the one they work in, and those they say. */
@RequestScoped
public class LanguagesRead {

  @Inject private StaffSession staff;
  @Inject private OwnAccount account;

  private Set<String> tags;

  /** Whether they read one. */
  boolean has(Language language) {
    return tags().contains(language.tag());
  }

  /** The tags of all of them. */
  Set<String> tags() {
    if (tags == null) {
      tags = new HashSet<>(account.reads(staff.getMember().id()));
      tags.add(staff.getLanguage().tag());
    }
    return tags;
  }
}
