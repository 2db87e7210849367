package org.portolan.cases.traveller;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;

/**
 * Counts who asks questions on a page and looks for their answers, so that no program does. In
 * transactions of its own: whoever counts sees no question.
 */
@Dependent
public class PageTurns {

  private static final Actor COUNTER = Actor.system("page-turns", Compartment.TRANSIT);

  private final CaseStore store;
  private final Turns questions;
  private final Turns danger;
  private final Turns answers;

  @Inject
  public PageTurns(CaseStore store, Keys keys, Settings settings) {
    this.store = store;
    this.questions = new Turns(keys.blindIndex(), "question", CodeLimits.ofQuestions(settings));
    this.danger = new Turns(keys.blindIndex(), "danger", CodeLimits.ofDanger(settings));
    this.answers = new Turns(keys.blindIndex(), "answer", CodeLimits.ofAnswers(settings));
  }

  /**
   * Takes a turn of asking.
   *
   * @param ticket of whoever asks
   * @param dangerous whether the question tells of danger: then other limits hold
   * @param address where the request came from, as limits count it
   * @return empty when it may be asked; else the time from which it may
   */
  public Optional<Instant> ask(String ticket, boolean dangerous, String address) {
    Turns of = dangerous ? danger : questions;
    return store.call(COUNTER, tx -> of.take(tx, Optional.of(ticket), address));
  }

  /** Takes a turn of looking for an answer. */
  public Optional<Instant> read(String ticket, String address) {
    return store.call(COUNTER, tx -> answers.take(tx, Optional.of(ticket), address));
  }
}
