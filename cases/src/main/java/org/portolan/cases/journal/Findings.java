package org.portolan.cases.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What was found so far, the first per case; beyond a limit findings are only counted. */
final class Findings {

  /** Whoever has more has one problem, not a thousand; memory stays bounded. */
  static final int KEPT = 1_000;

  private final Map<UUID, Finding.OfCase> ofCases = new LinkedHashMap<>();
  private final List<Finding> ofAnchors = new ArrayList<>();
  private long notKept;

  void add(Finding.OfCase finding) {
    Finding.OfCase known = ofCases.get(finding.caseId());
    if (known != null) {
      if (finding.number() < known.number()) {
        ofCases.put(finding.caseId(), finding);
      }
    } else if (full()) {
      notKept++;
    } else {
      ofCases.put(finding.caseId(), finding);
    }
  }

  void add(Finding.OfAnchor finding) {
    if (full()) {
      notKept++;
    } else {
      ofAnchors.add(finding);
    }
  }

  boolean full() {
    return ofCases.size() + ofAnchors.size() >= KEPT;
  }

  /** Anchors first: what they say of themselves tells how far the rest can be believed. */
  List<Finding> list() {
    List<Finding> all = new ArrayList<>(ofAnchors);
    all.addAll(ofCases.values());
    return all;
  }

  long notKept() {
    return notKept;
  }
}
