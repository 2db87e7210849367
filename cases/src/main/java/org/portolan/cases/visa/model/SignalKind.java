package org.portolan.cases.visa.model;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.i18n.Keyed;

/**
 * What an officer is to look at before they decide. None decides anything; there are few, so that
 * they are believed.
 */
public enum SignalKind implements Keyed {
  /** A like name and the same day of birth on another application. */
  DUPLICATE,
  /** The same passport on an application of somebody with another name. */
  DOCUMENT_OF_MANY,
  /** Many applications from one telephone or address. */
  CONTACT_OF_MANY,
  /** Days that cannot be so. */
  DAYS,
  /** The passport is not valid, or not for long enough. */
  VALIDITY,
  /** The passport's machine readable zone says something else. */
  ZONE,
  /** The passport stands on a list of those that were lost or stolen. */
  LOST,
  /** An earlier application was refused, or a visa revoked. */
  REFUSED_BEFORE,
  /** The very same file came with the application of somebody else. */
  SAME_FILE;

  /** From what {@link #key()} wrote. */
  public static SignalKind ofKey(String key) {
    return Keyed.of(SignalKind.class, key);
  }

  /** How one of this kind can be settled. */
  public Set<SignalReason> reasons() {
    return Stream.of(SignalReason.values())
        .filter(reason -> reason.contact().isEmpty() || this == CONTACT_OF_MANY)
        .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
  }
}
