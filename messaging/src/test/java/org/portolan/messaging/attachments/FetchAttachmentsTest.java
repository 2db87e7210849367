package org.portolan.messaging.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.cases.attachments.Attachment;
import org.portolan.cases.attachments.Attachment.Refusal;
import org.portolan.cases.attachments.AttachmentLimits;
import org.portolan.cases.attachments.Attachments;
import org.portolan.cases.attachments.DirectoryFiles;
import org.portolan.cases.attachments.FileType;
import org.portolan.cases.attachments.ReadAttachment;
import org.portolan.cases.attachments.SealedFiles;
import org.portolan.cases.attachments.checks.MalwareScanner;
import org.portolan.cases.enquiry.Enquiries;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Place;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.TestStore;
import org.portolan.messaging.channel.MediaSource;
import org.portolan.messaging.inbox.HandleInbox;
import org.portolan.messaging.inbox.InboundMessage;
import org.portolan.messaging.inbox.ReceiveMessage;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.work.Signal;

/** What came is fetched, looked at, and kept or refused; a source that fails is asked again. */
class FetchAttachmentsTest {

  private static final int MOST = 20_000;
  private static final Duration WORTH = Duration.ofHours(24);

  @TempDir Path directory;

  private final TestStore test = TestStore.shared();
  private final Attachments attachments = new Attachments(test.keys().sealer());
  private final UUID entry = UUID.randomUUID();
  private Instant now = Instant.parse("2026-11-23T08:00:00Z");
  private final CaseStore store = test.store(clock());
  private Supplier<MediaSource.Given> source;
  private MalwareScanner.Verdict verdict = MalwareScanner.Verdict.NOT_LOOKED;
  private SealedFiles files;
  private AttachmentParts parts;
  private FetchAttachments fetching;
  private String phone;
  private UUID message;
  private UUID caseId;

  @BeforeEach
  void nothing_waits() {
    Jdbi.create(test.asOwner()).useHandle(owner -> owner.execute("DELETE FROM attachment_fetch"));
    files = new SealedFiles(new DirectoryFiles(directory));
    Settings settings = Settings.of(Map.of());
    Enquiries enquiries = new Enquiries(test.keys(), new OpenCase(test.keys()), settings);
    parts =
        new AttachmentParts(
            store,
            test.keys(),
            files,
            new AttachmentLimits(
                MOST, 2, Set.of(FileType.JPEG, FileType.PNG, FileType.PDF), 1_000_000, 10),
            content -> verdict,
            List.of(new Source()),
            WORTH,
            enquiries,
            new Outbox(test.keys(), settings, new Signal()),
            new Signal(),
            new Random(7));
    fetching = parts.fetching();
    phone = "+3467" + (1_000_000 + new Random().nextInt(8_000_000));
    message = received();
    caseId =
        store.call(
            HandleInbox.ACTOR,
            tx ->
                enquiries
                    .of(tx, new Endpoint(Channel.WHATSAPP, phone), "es", Optional.empty())
                    .caseId());
  }

  private UUID received() {
    String sid = "SM" + UUID.randomUUID();
    new ReceiveMessage(store, test.keys(), Settings.of(Map.of()), new Signal())
        .receive(new InboundMessage("twilio", Channel.WHATSAPP, sid, phone, "+15005550006", "", 1));
    return Jdbi.create(test.asOwner())
        .withHandle(
            owner ->
                owner
                    .createQuery("SELECT id FROM inbox WHERE provider_id = :sid")
                    .bind("sid", sid)
                    .mapTo(UUID.class)
                    .one());
  }

  /** What whoever wrote is told, as the keys of the texts. */
  private List<String> told() {
    return store.call(
        FetchAttachments.ACTOR,
        tx ->
            tx
                .sql()
                .createQuery("SELECT id, wording FROM outbox WHERE recipient_id = :case")
                .bind("case", caseId)
                .map(
                    (row, context) ->
                        test.keys()
                            .sealer()
                            .open(
                                KeyId.ofCase(caseId),
                                new Place("outbox", row.getObject("id", UUID.class), "wording"),
                                row.getBytes("wording")))
                .list()
                .stream()
                .map(json -> json.replaceAll(".*(reply[a-z.-]+).*", "$1"))
                .toList());
  }

  private UUID wants() {
    return wants(1);
  }

  private UUID wants(int place) {
    return store.call(
        FetchAttachments.ACTOR,
        tx -> {
          UUID id = attachments.arrived(tx, caseId, entry, place, Optional.empty()).orElseThrow();
          parts.queue().add(tx, id, caseId, message, "source:" + id, WORTH);
          return id;
        });
  }

  private static byte[] picture() {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static MediaSource.There there(byte[] content) {
    return new MediaSource.There(content.length, new ByteArrayInputStream(content));
  }

  private Attachment attachment(UUID id) {
    return store.call(FetchAttachments.ACTOR, tx -> attachments.find(tx, id)).orElseThrow();
  }

  private byte[] read(UUID id) throws IOException {
    ReadAttachment.Opened opened =
        store
            .call(FetchAttachments.ACTOR, tx -> new ReadAttachment(attachments).open(tx, id))
            .orElseThrow();
    try (InputStream in = files.open(opened.file().name(), opened.file().key())) {
      return in.readAllBytes();
    }
  }

  private long filesOnDisk() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).count();
    }
  }

  private int waiting() {
    return Jdbi.create(test.asOwner())
        .withHandle(
            owner ->
                owner
                    .createQuery("SELECT count(*) FROM attachment_fetch")
                    .mapTo(Integer.class)
                    .one());
  }

  @Test
  void a_picture_is_fetched_and_lies_sealed_in_the_store_of_files() throws IOException {
    UUID id = wants();
    source = () -> there(picture());

    assertThat(fetching.step()).isEqualTo(1);
    assertThat(fetching.step()).isZero();

    assertThat(attachment(id).type()).contains(FileType.PNG);
    assertThat(read(id)).isEqualTo(picture());
    assertThat(waiting()).isZero();
    assertThat(told()).isEmpty();
  }

  @Test
  void what_is_no_picture_is_refused_whatever_it_is_called() throws IOException {
    UUID id = wants();
    source = () -> there("<html><script>".getBytes(StandardCharsets.US_ASCII));

    fetching.step();

    assertThat(attachment(id).refusal()).contains(Refusal.WRONG_TYPE);
    assertThat(told()).containsExactly("reply.file-wrong-type");
    assertThat(filesOnDisk()).isZero();
  }

  @Test
  void a_kind_that_the_operator_does_not_want_is_refused() {
    UUID id = wants();
    source = () -> there("ID3\u0003\u0000\u0000".getBytes(StandardCharsets.US_ASCII));

    fetching.step();

    assertThat(attachment(id).refusal()).contains(Refusal.WRONG_TYPE);
  }

  @Test
  void what_is_too_large_is_refused_before_it_is_read_or_while_it_is() throws IOException {
    byte[] pdf = java.util.Arrays.copyOf("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), MOST + 1);
    UUID told1 = wants(1);
    source = () -> new MediaSource.There(MOST + 1, InputStream.nullInputStream());
    fetching.step();
    UUID told2 = wants(2);
    source = () -> new MediaSource.There(-1, new ByteArrayInputStream(pdf));
    fetching.step();

    assertThat(attachment(told1).refusal()).contains(Refusal.TOO_LARGE);
    assertThat(attachment(told2).refusal()).contains(Refusal.TOO_LARGE);
    assertThat(told()).as("once for a message").containsExactly("reply.file-too-large");
    assertThat(filesOnDisk()).isZero();
  }

  @Test
  void what_a_scanner_calls_infected_is_refused() throws IOException {
    UUID id = wants();
    source = () -> there(picture());
    verdict = MalwareScanner.Verdict.INFECTED;

    fetching.step();

    assertThat(attachment(id).refusal()).contains(Refusal.INFECTED);
    assertThat(told()).containsExactly("reply.file-infected");
    assertThat(filesOnDisk()).isZero();
  }

  @Test
  void what_no_scanner_looked_at_waits_until_one_does() throws IOException {
    UUID id = wants();
    source = () -> there(picture());
    verdict = MalwareScanner.Verdict.UNKNOWN;
    fetching.step();

    assertThat(attachment(id).isComing()).isTrue();
    assertThat(attachment(id).unchecked()).isTrue();
    assertThat(filesOnDisk()).isZero();
    assertThat(told()).isEmpty();

    now = now.plus(Duration.ofMinutes(1));
    verdict = MalwareScanner.Verdict.CLEAN;
    fetching.step();

    assertThat(attachment(id).unchecked()).isFalse();
    assertThat(read(id)).isEqualTo(picture());
  }

  @Test
  void what_no_scanner_looks_at_for_too_long_is_not_kept() throws IOException {
    UUID id = wants();
    source = () -> there(picture());
    verdict = MalwareScanner.Verdict.UNKNOWN;
    fetching.step();
    now = now.plus(WORTH);
    fetching.step();

    assertThat(attachment(id).refusal()).contains(Refusal.UNCHECKED);
    assertThat(told()).containsExactly("reply.file-unchecked");
    assertThat(filesOnDisk()).isZero();
  }

  @Test
  void what_is_cut_off_at_its_sender_is_refused_with_the_reason() {
    UUID id = wants();
    source = () -> there(java.util.Arrays.copyOf(picture(), 60));
    fetching.step();

    assertThat(attachment(id).refusal()).contains(Refusal.DAMAGED);
    assertThat(told()).containsExactly("reply.file-damaged");
  }

  @Test
  void a_source_that_does_not_answer_is_asked_again_later_and_in_the_end_no_more() {
    UUID id = wants();
    source = () -> new MediaSource.NotNow("HTTP 503");
    assertThat(fetching.step()).isEqualTo(1);
    assertThat(fetching.step()).as("not at once").isZero();
    now = now.plus(Duration.ofMinutes(1));
    assertThat(fetching.step()).isEqualTo(1);
    assertThat(attachment(id).isComing()).isTrue();

    now = now.plus(WORTH);
    fetching.step();

    assertThat(attachment(id).refusal()).contains(Refusal.GONE);
    assertThat(told()).containsExactly("reply.file-gone");
    assertThat(waiting()).isZero();
  }

  @Test
  void what_comes_after_all_is_kept() throws IOException {
    UUID id = wants();
    source = MediaSource.Gone::new;
    fetching.step();
    now = now.plus(Duration.ofMinutes(1));
    source = () -> there(picture());
    fetching.step();

    assertThat(read(id)).isEqualTo(picture());
  }

  @Test
  void what_is_not_there_again_and_again_is_gone() {
    UUID id = wants();
    source = MediaSource.Gone::new;
    for (int i = 0; i < 4; i++) {
      fetching.step();
      now = now.plus(Duration.ofMinutes(5));
    }

    assertThat(attachment(id).refusal()).contains(Refusal.GONE);
  }

  @Test
  void a_connection_that_breaks_leaves_nothing_and_is_tried_again() throws IOException {
    UUID id = wants();
    byte[] half = java.util.Arrays.copyOf(picture(), 60);
    source = () -> new MediaSource.There(picture().length, new ByteArrayInputStream(half));
    fetching.step();
    assertThat(filesOnDisk()).isZero();
    assertThat(attachment(id).isComing()).isTrue();

    now = now.plus(Duration.ofMinutes(1));
    source = () -> there(picture());
    fetching.step();
    assertThat(read(id)).isEqualTo(picture());
  }

  @Test
  void what_was_fetched_when_its_case_was_forgotten_is_not_kept() throws IOException {
    wants();
    source =
        () -> {
          Jdbi.create(test.asOwner())
              .useHandle(
                  owner -> {
                    owner.execute("DELETE FROM attachment_fetch WHERE case_id = ?", caseId);
                    owner.execute("DELETE FROM attachment WHERE case_id = ?", caseId);
                  });
          return there(picture());
        };

    fetching.step();

    assertThat(filesOnDisk()).isZero();
  }

  @Test
  void two_workers_do_not_fetch_the_same() {
    wants();
    source =
        () -> {
          assertThat(fetching.step()).as("another worker").isZero();
          return there(picture());
        };

    assertThat(fetching.step()).isEqualTo(1);
  }

  private final class Source implements MediaSource {
    @Override
    public boolean has(String address) {
      return address.startsWith("source:");
    }

    @Override
    public Given open(String address) {
      return source.get();
    }
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }
}
