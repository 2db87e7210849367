package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.portolan.cases.finding.Search;
import org.portolan.cases.finding.Search.Hit;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.people.Relations;
import org.portolan.cases.people.Relations.Kind;
import org.portolan.cases.people.Relations.Outcome;
import org.portolan.cases.people.Relations.Relation;

/** To whom a person belongs, on their page: looked for, noted and ended. */
@Named
@ViewScoped
public class RelationsPart implements Serializable {

  private static final long serialVersionUID = 1;

  /** The likeliest; who is not among them is looked for by more of their name. */
  private static final int MOST = 20;

  @Inject private PersonPage person;
  @Inject private transient StaffSession staff;
  @Inject private transient Said said;
  @Inject private transient Relations relations;
  @Inject private transient PersonJournal journal;
  @Inject private transient Search search;

  private String kind = Kind.HOUSEHOLD.key();
  private String typed;
  private transient List<Relation> all;
  private transient List<Hit> hits = List.of();

  public List<Relation> getAll() {
    if (all == null) {
      all =
          staff.ask(
              tx -> {
                List<Relation> found = relations.of(tx, person.getPage().id());
                if (!found.isEmpty()) {
                  journal.read(tx, Relations.shown(found), "found");
                }
                return found;
              });
    }
    return all;
  }

  /** Looks for the other one. */
  public void find() {
    UUID whose = person.getPage().id();
    hits =
        staff.ask(tx -> search.shown(tx, search.of(tx, typed), 0, MOST)).stream()
            .filter(hit -> hit.person() != null && !hit.person().equals(whose))
            .toList();
    if (hits.isEmpty()) {
      said.error("staff.find.nobody");
    }
  }

  public List<Hit> getHits() {
    return hits == null ? List.of() : hits;
  }

  /** Notes what the person is to somebody who was found. */
  public void relate(UUID other) {
    UUID whose = person.getPage().id();
    Kind chosen = Kind.find(kind).orElse(Kind.HOUSEHOLD);
    tell(staff.ask(tx -> relations.add(tx, whose, other, chosen)));
    hits = List.of();
    typed = null;
  }

  /** Ends a relation. */
  public void end(UUID relation) {
    UUID whose = person.getPage().id();
    tell(staff.ask(tx -> relations.end(tx, whose, relation)));
  }

  private void tell(Outcome outcome) {
    if (outcome != Outcome.DONE) {
      said.error("staff.relations." + outcome.key());
    }
    all = null;
  }

  public Kind[] getKinds() {
    return Kind.values();
  }

  public String getKind() {
    return kind;
  }

  public void setKind(String kind) {
    this.kind = kind;
  }

  public String getTyped() {
    return typed;
  }

  public void setTyped(String typed) {
    this.typed = typed;
  }
}
