package org.portolan.cases.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portolan.cases.attachments.Attachment.Refusal;
import org.portolan.cases.attachments.ReadAttachment.Opened;
import org.portolan.cases.attachments.SealedFiles.Kept;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.traveller.ATraveller;
import org.portolan.i18n.Texts;

/** The life of what comes with a message: on its way, then there, or refused with the reason. */
class AttachmentsTest {

  @TempDir Path directory;

  private final ATraveller traveller = new ATraveller();
  private final Keys keys = TestStore.shared().keys();
  private final CaseStore store = traveller.store();
  private final Attachments attachments = new Attachments(keys.sealer());
  private final Actor officer = staff(traveller.scope());
  private final UUID entry = UUID.randomUUID();
  private UUID caseId;
  private SealedFiles files;

  @BeforeEach
  void has_a_case() {
    files = new SealedFiles(new DirectoryFiles(directory));
    caseId =
        store.call(
            officer,
            tx ->
                new OpenCase(keys)
                    .open(tx, "visa", Compartment.VISA, traveller.scope(), traveller.id())
                    .id());
  }

  private static Actor staff(String scope) {
    return new Actor(
        "staff:" + UUID.randomUUID(),
        Set.of(new Grant(Compartment.VISA, scope), new Grant(Compartment.IDENTITY, scope)));
  }

  private Optional<UUID> arrives(int place) {
    return store.call(
        officer, tx -> attachments.arrived(tx, caseId, entry, place, Optional.of("passport")));
  }

  private Kept keep() throws IOException {
    return files.keep(new ByteArrayInputStream(new byte[] {7, 7}), 10);
  }

  private boolean stores(UUID id, Kept file) {
    byte[] content = keys.blindIndex().ofFile(new byte[] {7, 7});
    return store.call(
        officer, tx -> attachments.stored(tx, caseId, id, FileType.JPEG, file, content));
  }

  private boolean refuses(UUID id) {
    return store.call(officer, tx -> attachments.refused(tx, caseId, id, Refusal.TOO_LARGE));
  }

  private List<Attachment> ofTheMessage() {
    return store.call(officer, tx -> attachments.of(tx, caseId)).getOrDefault(entry, List.of());
  }

  private Optional<Opened> opens(Actor who, UUID id) {
    return store.call(who, tx -> new ReadAttachment(attachments).open(tx, id));
  }

  private int readings() {
    return store.call(
        officer,
        tx ->
            tx.sql()
                .createQuery(
                    """
                    SELECT count(*) FROM journal_event
                    WHERE case_id = :case AND kind = 'read.attachment'
                    """)
                .bind("case", caseId)
                .mapTo(Integer.class)
                .one());
  }

  @Test
  void it_is_on_its_way_and_then_there_with_what_its_sender_called_it() throws IOException {
    UUID id = arrives(1).orElseThrow();
    assertThat(ofTheMessage()).singleElement().matches(Attachment::isComing);
    assertThat(opens(officer, id)).isEmpty();

    assertThat(stores(id, keep())).isTrue();

    Attachment there = ofTheMessage().get(0);
    assertThat(there.type()).contains(FileType.JPEG);
    assertThat(there.bytes()).isEqualTo(2);
    assertThat(there.name()).contains("passport");
    assertThat(there.isComing()).isFalse();
  }

  @Test
  void it_waits_for_a_scanner_until_it_is_stored() throws IOException {
    UUID id = arrives(1).orElseThrow();
    store.run(officer, tx -> attachments.unchecked(tx, id));
    assertThat(ofTheMessage()).singleElement().matches(Attachment::unchecked);

    stores(id, keep());

    assertThat(ofTheMessage()).singleElement().matches(there -> !there.unchecked());
  }

  @Test
  void the_very_same_file_is_found_in_another_case_by_whoever_may_see_it() throws IOException {
    UUID first = caseId;
    stores(arrives(1).orElseThrow(), keep());
    Attachment there = ofTheMessage().get(0);
    assertThat(same(officer, there)).as("its own case").isEmpty();

    has_a_case();
    stores(arrives(1).orElseThrow(), keep());

    assertThat(same(officer, there)).containsExactly(caseId);
    assertThat(same(officer, ofTheMessage().get(0))).containsExactly(first);
    assertThat(same(staff("test/" + UUID.randomUUID()), there)).as("of another post").isEmpty();
  }

  private List<UUID> same(Actor who, Attachment attachment) {
    return store.call(who, tx -> attachments.casesWithTheSame(tx, attachment));
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void whoever_sent_what_is_refused_is_told_why_and_so_are_staff(Refusal why) {
    assertThat(Texts.product().has("reply.file-" + why.key())).isTrue();
    assertThat(Texts.product().has("staff.attachment.refused." + why.key())).isTrue();
  }

  @Test
  void the_same_is_on_its_way_once_however_often_it_is_told() {
    assertThat(arrives(1)).isPresent();
    assertThat(arrives(1)).isEmpty();
    assertThat(arrives(2)).isPresent();
    assertThat(ofTheMessage()).hasSize(2);
  }

  @Test
  void who_opens_it_stands_in_the_journal() throws IOException {
    UUID id = arrives(1).orElseThrow();
    stores(id, keep());
    assertThat(readings()).isZero();

    Opened opened = opens(officer, id).orElseThrow();

    try (var in = files.open(opened.file().name(), opened.file().key())) {
      assertThat(in.readAllBytes()).containsExactly(7, 7);
    }
    assertThat(readings()).isEqualTo(1);
  }

  @Test
  void another_post_does_not_have_it() throws IOException {
    UUID id = arrives(1).orElseThrow();
    stores(id, keep());

    assertThat(opens(staff("test-" + UUID.randomUUID() + "/post"), id)).isEmpty();
    assertThat(readings()).isZero();
  }

  @Test
  void only_the_first_of_a_message_that_is_refused_is_told() {
    UUID one = arrives(1).orElseThrow();
    UUID other = arrives(2).orElseThrow();

    assertThat(refuses(one)).isTrue();
    assertThat(refuses(one)).isFalse();
    assertThat(refuses(other)).isFalse();
    assertThat(ofTheMessage())
        .allMatch(refused -> refused.refusal().equals(Optional.of(Refusal.TOO_LARGE)));
  }

  @Test
  void what_is_settled_stays_so() throws IOException {
    UUID id = arrives(1).orElseThrow();
    Kept first = keep();
    stores(id, first);

    assertThat(stores(id, keep())).isFalse();
    assertThat(refuses(id)).isFalse();
    assertThat(opens(officer, id).orElseThrow().file().name()).isEqualTo(first.name());
  }

  @Test
  void a_file_that_no_row_names_is_swept_away_once_it_is_old() throws IOException {
    UUID id = arrives(1).orElseThrow();
    Kept kept = keep();
    stores(id, kept);
    Kept orphan = keep();
    Instant now = Instant.parse("2026-11-23T08:00:00Z");
    SweepFiles sweep = new SweepFiles(store, new DirectoryFiles(directory), () -> now);

    written(now.minus(Duration.ofMinutes(59)));
    assertThat(sweep.run()).isZero();

    written(now.minus(Duration.ofMinutes(61)));
    assertThat(sweep.run()).isEqualTo(1);
    assertThat(new DirectoryFiles(directory).open(orphan.name())).isEmpty();
    try (var in = files.open(kept.name(), kept.key())) {
      assertThat(in.readAllBytes()).hasSize(2);
    }
  }

  private void written(Instant when) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, FileTime.from(when));
      }
    }
  }
}
