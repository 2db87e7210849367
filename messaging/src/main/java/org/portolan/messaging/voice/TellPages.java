package org.portolan.messaging.voice;

import java.util.List;
import org.portolan.cases.portal.AskedPages.AskedPage;
import org.portolan.cases.store.CaseStore;
import org.portolan.messaging.voice.CallRows.Row;
import org.portolan.messaging.voice.CallTurn.Step;

/**
 * Reads public pages to whoever called us: nobody need say who they are, and nothing of what they
 * choose is stored. A key is looked up in the list as it is now.
 */
final class TellPages {

  /** The key that asks for them. */
  static final String INFORMATION = "2";

  private static final int MOST_ROUNDS = 2;

  private final CaseStore store;
  private final Speech speech;
  private final Scripts scripts;

  TellPages(CaseStore store, Speech speech, Scripts scripts) {
    this.store = store;
    this.speech = speech;
    this.scripts = scripts;
  }

  private List<AskedPage> offered(Row call) {
    return store.call(ConductCall.ACTOR, tx -> scripts.offered(tx, call.id(), call.language()));
  }

  /** Whether there is anything for who is on this line. */
  boolean offers(Row call) {
    return !offered(call).isEmpty();
  }

  /** Which pages there are. */
  String list(Row call, int round) {
    List<AskedPage> offered = offered(call);
    return offered.isEmpty()
        ? goodbye(call)
        : speech.say(
            call.language(),
            scripts.list(offered),
            CallTurn.next(call.id(), Step.LISTED, call.id(), round));
  }

  /** A key after the list. */
  String listed(Row call, CallTurn turn) {
    if (turn.digits().matches("[1-9]")) {
      return page(call, Integer.parseInt(turn.digits()));
    }
    return turn.round() < MOST_ROUNDS || turn.digits().equals(KeyPad.AGAIN)
        ? list(call, Math.min(turn.round() + 1, MOST_ROUNDS))
        : speech.sayLast(call.language(), "voice.no-key", "voice.goodbye");
  }

  private String page(Row call, int number) {
    List<AskedPage> offered = offered(call);
    return number < 1 || number > offered.size()
        ? list(call, MOST_ROUNDS)
        : speech.say(
            call.language(),
            scripts.read(offered.get(number - 1)),
            CallTurn.next(call.id(), Step.READ, call.id(), number));
  }

  /** A key after a page. */
  String wasRead(Row call, CallTurn turn) {
    return switch (turn.digits()) {
      case KeyPad.AGAIN -> page(call, turn.round());
      case INFORMATION -> list(call, 1);
      default -> goodbye(call);
    };
  }

  private String goodbye(Row call) {
    return speech.sayLast(call.language(), "voice.goodbye");
  }
}
