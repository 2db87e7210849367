package org.portolan.messaging.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.cases.attachments.AttachmentLimits;
import org.portolan.cases.attachments.DirectoryFiles;
import org.portolan.cases.attachments.FileType;
import org.portolan.cases.attachments.SealedFiles;
import org.portolan.cases.attachments.SweepFiles;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.TestStore;
import org.portolan.messaging.channel.MediaSource;

/** What came whole waits, sealed, to be fetched as what lies with a provider is. */
class ArrivedFilesTest {

  private static final int MOST = 100;

  @TempDir Path directory;

  private final TestStore test = TestStore.shared();
  private final CaseStore store = test.store(Clock.systemUTC());
  private ArrivedFiles arrived;

  @BeforeEach
  void with_a_directory_of_its_own() {
    arrived =
        new ArrivedFiles(
            store,
            test.keys(),
            new SealedFiles(new DirectoryFiles(directory)),
            new AttachmentLimits(MOST, 2, Set.of(FileType.values()), 1_000_000, 10));
  }

  private String keep(int bytes) throws IOException {
    return arrived.keep(new ByteArrayInputStream(new byte[bytes]));
  }

  private long onDisk() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void what_came_is_there_under_its_address() throws IOException {
    String address = keep(MOST);

    assertThat(arrived.has(address)).isTrue();
    MediaSource.There there = (MediaSource.There) arrived.open(address);
    assertThat(there.bytes()).isEqualTo(MOST);
    try (InputStream content = there.content()) {
      assertThat(content.readAllBytes()).hasSize(MOST);
    }
  }

  @Test
  void what_is_too_large_is_not_kept_and_its_address_says_so() throws IOException {
    String address = keep(MOST + 1);

    assertThat(arrived.has(address)).isTrue();
    assertThat(((MediaSource.There) arrived.open(address)).bytes()).isGreaterThan(MOST);
    assertThat(onDisk()).isZero();
  }

  @Test
  void of_too_many_files_of_one_message_the_first_are_kept_and_all_are_listed() throws IOException {
    ArrivedFiles.Coming file =
        new ArrivedFiles.Coming(Optional.of("a.pdf"), InputStream::nullInputStream);

    assertThat(arrived.keepAll(List.of(file, file, file)))
        .hasSize(3)
        .allMatch(media -> arrived.has(media.address()))
        .allMatch(media -> media.name().equals(Optional.of("a.pdf")));
    assertThat(onDisk()).isEqualTo(2);
  }

  @Test
  void what_nobody_kept_is_gone() {
    assertThat(arrived.open("arrived:" + UUID.randomUUID())).isEqualTo(new MediaSource.Gone());
    assertThat(arrived.open("arrived:x")).isEqualTo(new MediaSource.Gone());
    assertThat(arrived.has("https://p.example/x")).isFalse();
  }

  @Test
  void it_is_swept_away_when_its_row_is_forgotten_and_not_before() throws IOException {
    String address = keep(10);
    Clock tomorrow = Clock.offset(Clock.systemUTC(), java.time.Duration.ofDays(1));
    SweepFiles sweep = new SweepFiles(store, new DirectoryFiles(directory), tomorrow);
    assertThat(sweep.run()).isZero();

    Jdbi.create(test.asOwner())
        .useHandle(
            owner ->
                owner.execute(
                    "DELETE FROM arrived_file WHERE id = ?",
                    UUID.fromString(address.replace("arrived:", ""))));

    assertThat(sweep.run()).isEqualTo(1);
    assertThat(arrived.open(address)).isEqualTo(new MediaSource.Gone());
  }
}
