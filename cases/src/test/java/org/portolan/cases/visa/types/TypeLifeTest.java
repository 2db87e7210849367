package org.portolan.cases.visa.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.portal.model.TranslationState;
import org.portolan.cases.review.ReviewState;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.visa.Officer;
import org.portolan.cases.visa.VisaTypes;
import org.portolan.cases.visa.model.Condition;
import org.portolan.cases.visa.model.Party;
import org.portolan.cases.visa.model.Question;
import org.portolan.cases.visa.model.Question.Kind;
import org.portolan.cases.visa.model.TypeFault;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.cases.visa.types.DecideOnVisaType.Outcome;
import org.portolan.cases.visa.types.model.SeenType;
import org.portolan.cases.visa.types.model.TypeDraft;
import org.portolan.cases.visa.types.model.TypeVersion;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/** A kind of visa from a draft to what people apply for, by two people, a version after another. */
class TypeLifeTest {

  private static final TestStore TEST = TestStore.shared();
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final Language FRENCH = Language.of("fr");
  private static final Language ARABIC = Language.of("ar");
  private static final String ON_WHICH_SHIP = "On which ship do you serve?";

  private static final Actor AUTHOR = actor(UUID.randomUUID(), Compartment.VISA);
  private static final UUID CHIEF = UUID.randomUUID();
  private static final Actor SECOND = actor(CHIEF, Compartment.VISA);
  private static final Officer SUPERVISOR = new Officer(CHIEF, Party.SUPERVISOR, "consulate/post");

  private final CaseStore store = TEST.store(Clock.fixed(NOW, ZoneOffset.UTC));
  private long looks;

  /** As one node has it, which looks again each time. */
  private final VisaTypes types =
      new VisaTypes(new WrittenTypes(store, () -> NOW.plusMillis(1_000 * ++looks)));

  private final WriteVisaType write = new WriteVisaType(types);
  private final DecideOnVisaType decide = new DecideOnVisaType();

  private static Actor actor(UUID id, Compartment compartment) {
    return new Actor("staff:" + id, Set.of(new Grant(compartment, "consulate/post")));
  }

  @BeforeEach
  @AfterEach
  void only_what_is_shipped() {
    Jdbi.create(TEST.asOwner())
        .useHandle(
            h ->
                h.execute(
                    """
                    DELETE FROM visa_type_version; DELETE FROM visa_type_event;
                    UPDATE visa_types_edition SET edition = edition + 1
                    """));
  }

  private TypeVersion begun(TypeDraft draft) {
    return store.call(AUTHOR, tx -> write.begin(tx, draft));
  }

  private Optional<TypeVersion> changed(SeenType seen, TypeDraft draft) {
    return store.call(AUTHOR, tx -> write.change(tx, seen, draft));
  }

  private Outcome submit(TypeVersion version) {
    return store.call(AUTHOR, tx -> decide.submit(tx, version.seen()));
  }

  private Outcome approve(TypeVersion version, Optional<Instant> at) {
    return store.call(SECOND, tx -> decide.approve(tx, SUPERVISOR, version.seen(), at));
  }

  private TypeVersion published(TypeVersion draft) {
    assertThat(submit(draft)).isEqualTo(Outcome.DONE);
    assertThat(approve(draft, Optional.empty())).isEqualTo(Outcome.DONE);
    assertThat(types.offered(draft.type())).isPresent();
    return latest(draft.type());
  }

  private TypeVersion latest(String type) {
    return store
        .<List<TypeVersion>>call(AUTHOR, tx -> new LookThroughTypes().versions(tx, type))
        .get(0);
  }

  private static String idOf(VisaType type, String label) {
    return type.questions().stream()
        .map(Question::id)
        .filter(id -> Texts.product().has("visa.question." + id))
        .filter(id -> Texts.product().text(Language.ENGLISH, "visa.question." + id).equals(label))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_one_writes_and_another_approves_is_offered_with_its_words() {
    TypeVersion draft =
        begun(AType.forSeafarers().asks("", "Which dock is it at?", Kind.TEXT).typed());
    assertThat(draft.type()).isEqualTo("seafarers");
    assertThat(types.offered("seafarers")).isEmpty();

    published(draft);

    VisaType offered = types.offered("seafarers").orElseThrow();
    assertThat(offered.sample()).isFalse();
    assertThat(offered.questions()).extracting(Question::id).startsWith("name", "birth");
    assertThat(types.offered())
        .extracting(VisaType::id)
        .startsWith("short-stay")
        .contains("seafarers");
    assertThat(Texts.product().text(FRENCH, offered.textKey())).isEqualTo("Seafarers");
    assertThat(idOf(offered, "Which dock is it at?")).startsWith("w-");
    assertThat(new VisaTypes(new WrittenTypes(store, Clock.systemUTC())).of("seafarers", 1))
        .as("another node")
        .isEqualTo(offered);
  }

  @Test
  void who_wrote_it_does_not_approve_it_and_only_supervisors_do() {
    TypeVersion draft = begun(AType.forSeafarers().typed());
    submit(draft);
    Officer colleague = new Officer(CHIEF, Party.OFFICER, "consulate/post");

    assertThat(
            store.<Outcome>call(
                AUTHOR, tx -> decide.approve(tx, SUPERVISOR, draft.seen(), Optional.empty())))
        .isEqualTo(Outcome.OWN);
    assertThat(
            store.<Outcome>call(
                SECOND, tx -> decide.approve(tx, colleague, draft.seen(), Optional.empty())))
        .isEqualTo(Outcome.FOR_SUPERVISORS);
    assertThat(store.<Outcome>call(SECOND, tx -> decide.withdraw(tx, colleague, "short-stay")))
        .isEqualTo(Outcome.FOR_SUPERVISORS);
    assertThatThrownBy(
            () ->
                store.run(
                    AUTHOR,
                    tx ->
                        tx.sql()
                            .execute(
                                "UPDATE visa_type_version SET author = 'x', approved_by = ?",
                                AUTHOR.id())))
        .hasMessageContaining("does not approve it");
    assertThat(latest("seafarers").state()).isEqualTo(ReviewState.SUBMITTED);
  }

  @Test
  void what_nobody_could_apply_for_is_kept_as_a_draft_and_not_submitted() {
    AType lacks = AType.forSeafarers().asks("", "Anything?", Kind.CHOICE, "Only this");
    TypeVersion draft =
        begun(lacks.wants("", "A letter", new Condition("nobody-asks", List.of("yes"))).typed());

    assertThat(draft.faults()).extracting(TypeFault::rule).containsExactly("options", "waits");
    assertThat(submit(draft)).isEqualTo(Outcome.INCOMPLETE);
    assertThat(latest(draft.type()).state()).isEqualTo(ReviewState.DRAFT);
  }

  @Test
  void it_is_offered_from_its_time_on() {
    TypeVersion draft = begun(AType.forSeafarers().typed());
    submit(draft);
    approve(draft, Optional.of(NOW.plusSeconds(3_600)));
    assertThat(store.<Integer>call(DecideOnVisaType.publisher(), decide::publishDue)).isZero();
    assertThat(types.offered("seafarers")).isEmpty();

    CaseStore later = TEST.store(Clock.fixed(NOW.plusSeconds(3_600), ZoneOffset.UTC));
    assertThat(later.<Integer>call(DecideOnVisaType.publisher(), decide::publishDue)).isOne();
    assertThat(types.offered("seafarers")).isPresent();
  }

  @Test
  void whoever_has_begun_keeps_their_version_and_its_words_when_the_next_says_something_else() {
    TypeVersion first =
        published(begun(AType.forSeafarers().asks("", ON_WHICH_SHIP, Kind.TEXT).typed()));
    String ship = idOf(first.content(), ON_WHICH_SHIP);

    TypeVersion second =
        changed(
                first.seen(),
                AType.forSeafarers()
                    .named("Seafarers and fishers")
                    .asks(ship, "On which ship or boat do you serve?", Kind.TEXT)
                    .typed())
            .orElseThrow();
    assertThat(second.version()).isEqualTo(2);
    published(second);

    VisaType now = types.offered("seafarers").orElseThrow();
    assertThat(now.version()).isEqualTo(2);
    assertThat(now.question(ship)).as("other words are another question").isEmpty();
    assertThat(types.of("seafarers", 1)).isEqualTo(first.content());
    assertThat(Texts.product().text(ARABIC, "visa.question." + ship)).isEqualTo(ON_WHICH_SHIP);
    assertThat(Texts.product().text(FRENCH, types.of("seafarers", 1).textKey()))
        .isEqualTo("Seafarers");
    assertThat(Texts.product().text(FRENCH, now.textKey())).isEqualTo("Seafarers and fishers");
    assertThat(Texts.product().text(FRENCH, "visa.type.seafarers"))
        .as("in lists of applications")
        .isEqualTo("Seafarers and fishers");
    assertThat(changed(first.seen(), AType.forSeafarers().typed()))
        .as("an old version is not written on")
        .isEmpty();
  }

  @Test
  void what_was_public_never_changes_and_cannot_be_taken_away() {
    published(begun(AType.forSeafarers().typed()));

    for (String sql :
        new String[] {
          "UPDATE visa_type_version SET words = '{}'",
          "UPDATE visa_type_version SET state = 'draft', content = '{}'"
        }) {
      assertThatThrownBy(() -> store.run(AUTHOR, tx -> tx.sql().execute(sql)))
          .hasMessageContaining("does not change");
    }
    assertThatThrownBy(
            () -> store.run(AUTHOR, tx -> tx.sql().execute("DELETE FROM visa_type_version")))
        .hasMessageContaining("permission denied");
  }

  @Test
  void questions_hang_on_answers_and_what_is_renamed_still_does() {
    TypeVersion first =
        published(
            begun(
                AType.forSeafarers()
                    .asks("", "What is your rank on board?", Kind.CHOICE, "Officer", "Crew")
                    .typed()));
    Question rank = first.content().questions().get(5);

    TypeVersion second =
        changed(
                first.seen(),
                AType.forSeafarers()
                    .asks(rank.id(), "What are you on board?", Kind.CHOICE, "Officer", "Crew")
                    .asks(
                        "new",
                        "Which certificate do you hold?",
                        Kind.TEXT,
                        List.of(new Condition(rank.id(), List.of(rank.options().get(0)))))
                    .typed())
            .orElseThrow();

    assertThat(second.faults()).isEmpty();
    Question asked = second.content().questions().get(5);
    assertThat(asked.id()).isNotEqualTo(rank.id());
    assertThat(asked.options()).as("the same words").isEqualTo(rank.options());
    assertThat(second.content().questions().get(6).when())
        .containsExactly(new Condition(asked.id(), List.of(rank.options().get(0))));
  }

  @Test
  void a_translation_is_read_while_it_says_what_the_original_says() {
    AType typed = AType.forSeafarers().asks("", "Which pier is it at?", Kind.TEXT);
    TypeVersion draft = begun(typed.typed());
    String key = "visa.question." + draft.content().questions().get(5).id();
    TypeVersion translated =
        store
            .<Optional<TypeVersion>>call(
                AUTHOR,
                tx -> write.translate(tx, draft.seen(), ARABIC, Map.of(key, "عند أي رصيف؟")))
            .orElseThrow();
    assertThat(translated.texts().text(ARABIC, key)).isEqualTo("عند أي رصيف؟");
    assertThat(Texts.product().has(key)).as("not public yet").isFalse();
    assertThat(translated.words().toTranslate(ARABIC)).isEqualTo(2);

    String id = draft.content().questions().get(5).id();
    TypeVersion reworded =
        changed(
                translated.seen(),
                AType.forSeafarers().asks(id, "At which pier is the ship?", Kind.TEXT).typed())
            .orElseThrow();

    assertThat(reworded.words().wordings().get(key).state(ARABIC))
        .isEqualTo(TranslationState.OUTDATED);
    assertThat(reworded.texts().languageOf(ARABIC, key)).isEqualTo(Language.ENGLISH);
    assertThat(
            store.<Optional<TypeVersion>>call(
                AUTHOR, tx -> write.translate(tx, draft.seen(), ARABIC, Map.of(key, "x"))))
        .as("a colleague was faster")
        .isEmpty();
  }

  @Test
  void a_public_translation_is_corrected_for_those_who_come_after() {
    TypeVersion draft =
        begun(AType.forSeafarers().asks("", "Which quay is it at?", Kind.TEXT).typed());
    String id = draft.content().questions().get(5).id();
    String key = "visa.question." + id;
    published(
        store
            .<Optional<TypeVersion>>call(
                AUTHOR, tx -> write.translate(tx, draft.seen(), FRENCH, Map.of(key, "Quel cai ?")))
            .orElseThrow());
    TypeVersion next =
        changed(
                latest("seafarers").seen(),
                AType.forSeafarers().asks(id, "Which quay is it at?", Kind.TEXT).typed())
            .orElseThrow();
    assertThat(next.content().question(id)).isPresent();
    TypeVersion corrected =
        store
            .<Optional<TypeVersion>>call(
                AUTHOR, tx -> write.translate(tx, next.seen(), FRENCH, Map.of(key, "Quel quai ?")))
            .orElseThrow();

    assertThat(corrected.content().question(id)).isEmpty();
    String anew = "visa.question." + corrected.content().questions().get(5).id();
    assertThat(corrected.texts().text(FRENCH, anew)).isEqualTo("Quel quai ?");
    assertThat(Texts.product().text(FRENCH, key)).isEqualTo("Quel cai ?");
  }

  @Test
  void words_that_are_known_have_their_translations() {
    TypeVersion draft =
        begun(AType.forSeafarers().refusedBecause("There is a danger to public security.").typed());

    assertThat(draft.content().grounds()).containsExactly("document-not-genuine", "security");
    assertThat(draft.words().wordings()).hasSize(2);
    assertThat(write.known(FRENCH).words(KnownWords.Sort.DOCUMENT))
        .contains("Votre acte de mariage");
  }

  @Test
  void what_is_shipped_gets_a_next_version_or_is_withdrawn_and_stays_for_whoever_has_begun() {
    VisaType shipped = VisaTypes.shipped("short-stay").orElseThrow();
    TypeVersion second =
        changed(WriteVisaType.seen(shipped), AType.forSeafarers().named("Short stay").typed())
            .orElseThrow();
    assertThat(second.version()).isEqualTo(2);
    published(second);
    assertThat(types.offered("short-stay")).map(VisaType::version).hasValue(2);
    assertThat(types.of("short-stay", 1)).isEqualTo(shipped);

    for (String type : List.of("short-stay", "humanitarian")) {
      assertThat(store.<Outcome>call(SECOND, tx -> decide.withdraw(tx, SUPERVISOR, type)))
          .isEqualTo(Outcome.DONE);
      assertThat(types.offered(type)).isEmpty();
    }
    assertThat(store.<Outcome>call(SECOND, tx -> decide.withdraw(tx, SUPERVISOR, "short-stay")))
        .isEqualTo(Outcome.MOVED_MEANWHILE);
    assertThat(types.of("humanitarian", 1))
        .isEqualTo(VisaTypes.shipped("humanitarian").orElseThrow());
    assertThat(types.offered()).extracting(VisaType::id).containsExactly("family-reunion");
  }

  @Test
  void a_version_that_waits_is_a_draft_again_when_what_is_offered_is_withdrawn() {
    TypeVersion first = published(begun(AType.forSeafarers().typed()));
    TypeVersion second = changed(first.seen(), AType.forSeafarers().typed()).orElseThrow();
    submit(second);
    approve(second, Optional.of(NOW.plusSeconds(60)));

    store.<Outcome>call(SECOND, tx -> decide.withdraw(tx, SUPERVISOR, "seafarers"));

    assertThat(latest("seafarers").state()).isEqualTo(ReviewState.DRAFT);
    assertThat(types.offered("seafarers")).isEmpty();
    assertThat(store.<Outcome>call(AUTHOR, tx -> decide.drop(tx, latest("seafarers").seen())))
        .isEqualTo(Outcome.DONE);
    assertThat(latest("seafarers").state()).isEqualTo(ReviewState.WITHDRAWN);
  }

  @Test
  void drafts_are_for_those_who_work_on_visas() {
    begun(AType.forSeafarers().typed());
    Actor another = actor(UUID.randomUUID(), Compartment.INFORMATION);

    assertThat(
            store.<List<TypeVersion>>call(
                another, tx -> new LookThroughTypes().versions(tx, "seafarers")))
        .isEmpty();
    assertThatThrownBy(
            () -> store.call(another, tx -> write.begin(tx, AType.forSeafarers().typed())))
        .hasMessageContaining("row-level security");
  }
}
