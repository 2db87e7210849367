package org.portolan.benchmarks;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.portolan.cases.alerts.Alerts;
import org.portolan.cases.alerts.Attention;
import org.portolan.cases.alerts.Duty;
import org.portolan.cases.chat.AlarmInChat;
import org.portolan.cases.chat.SayInChat;
import org.portolan.cases.chat.SayInChat.Visitor;
import org.portolan.cases.chat.WorkOnChats;
import org.portolan.cases.chat.model.ChatText;
import org.portolan.cases.chat.store.ChatRows;
import org.portolan.cases.enquiry.Enquiries;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.enquiry.WorkOnEnquiries;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.timeline.Timeline;
import org.portolan.cases.traveller.PageTurns;
import org.portolan.i18n.Language;
import org.portolan.launcher.database.Databases;

/** Chats about visas, begun as whoever is signed in begins them, and taken by an officer. */
final class Conversations {

  private static final String POST = "benchmark/consulate";
  private static final int THREADS = 4;
  private static final int CACHED_KEYS = 20_000;
  private static final Actor LOADER = Actor.system("benchmark", Compartment.VISA);

  private static final Settings UNLIMITED =
      Settings.of(
          Map.of(
              "PORTOLAN_QUESTIONS_OF_ADDRESS", "1000000",
              "PORTOLAN_QUESTIONS_EVERYWHERE", "1000000"));

  private Conversations() {}

  /** Begins some; what opens each. */
  static List<String> begin(MeasuredPortolan measured, int number) throws Exception {
    Databases databases = measured.portolan().databases();
    Keys keys = Keys.open(databases.keys().dataSource(), measured.masterPassword(), CACHED_KEYS);
    try (KeptConnections connections = new KeptConnections(databases.application().dataSource())) {
      CaseStore store = new CaseStore(connections, keys, Clock.systemUTC());
      List<String> tickets = begin(store, keys, number);
      Actor officer =
          new Actor("staff:" + UUID.randomUUID(), Set.of(new Grant(Compartment.VISA, POST)));
      WorkOnChats work =
          new WorkOnChats(new ChatRows(), new WorkOnEnquiries(), new Timeline(keys.sealer()), keys);
      store.run(
          officer,
          tx -> {
            while (work.takeNext(tx).isPresent()) {
              // until none waits
              continue;
            }
          });
      return tickets;
    }
  }

  private static List<String> begin(CaseStore store, Keys keys, int number) throws Exception {
    OpenCase open = new OpenCase(keys);
    SayInChat saying = saying(store, keys);
    List<PageTicket> tickets = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      tickets.add(PageTicket.draw());
    }
    AtomicInteger next = new AtomicInteger();
    Threads.timed(
        THREADS,
        () ->
            () -> {
              for (int i = next.getAndIncrement(); i < number; i = next.getAndIncrement()) {
                UUID application =
                    store.call(
                        LOADER, tx -> open.open(tx, "visa", Compartment.VISA, POST, null).id());
                saying.say(
                    new Visitor(
                        tickets.get(i), Language.ENGLISH, Optional.of(application), "benchmark"),
                    UUID.randomUUID(),
                    new ChatText("Good morning"));
              }
              return null;
            });
    return tickets.stream().map(PageTicket::text).toList();
  }

  private static SayInChat saying(CaseStore store, Keys keys) {
    return new SayInChat(
        store,
        new Enquiries(keys, new OpenCase(keys), UNLIMITED),
        new Timeline(keys.sealer()),
        new AlarmInChat(store, new Alerts(keys.sealer()), new Attention(new Duty(), UNLIMITED)),
        new PageTurns(store, keys, UNLIMITED),
        new ChatRows(),
        keys,
        UNLIMITED);
  }
}
