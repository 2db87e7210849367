package org.portolan.cases.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryFilesTest {

  private static final Instant THEN = Instant.parse("2026-11-23T08:00:00Z");

  @TempDir Path directory;

  private final UUID name = UUID.randomUUID();

  private DirectoryFiles files() {
    return new DirectoryFiles(directory.resolve("files"));
  }

  private byte[] read(UUID wanted) throws IOException {
    try (var in = files().open(wanted).orElseThrow()) {
      return in.readAllBytes();
    }
  }

  private List<Path> onDisk() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void what_was_put_is_there_until_it_is_removed() throws IOException {
    files().put(name, out -> out.write(new byte[] {1, 2, 3}));
    assertThat(read(name)).containsExactly(1, 2, 3);

    files().put(name, out -> out.write(4));
    assertThat(read(name)).containsExactly(4);

    files().delete(List.of(name, UUID.randomUUID()));
    assertThat(files().open(name)).isEmpty();
    assertThat(onDisk()).isEmpty();
  }

  @Test
  void of_a_file_that_could_not_be_written_nothing_is_left() throws IOException {
    assertThatThrownBy(
            () ->
                files()
                    .put(
                        name,
                        out -> {
                          out.write(1);
                          throw new IOException("cut off");
                        }))
        .hasMessage("cut off");

    assertThat(files().open(name)).isEmpty();
    assertThat(onDisk()).isEmpty();
  }

  @Test
  void only_the_server_looks_into_the_directory() throws IOException {
    files().put(name, out -> out.write(1));

    assertThat(Files.getPosixFilePermissions(directory.resolve("files")))
        .allMatch(permission -> permission.name().startsWith("OWNER_"));
  }

  @Test
  void the_old_ones_are_told_and_what_a_killed_process_left_is_cleared_away() throws IOException {
    UUID young = UUID.randomUUID();
    files().put(name, out -> out.write(1));
    files().put(young, out -> out.write(1));
    Path shelf = onDisk().get(0).getParent();
    Path left = Files.writeString(shelf.resolve(UUID.randomUUID() + ".part"), "half");
    Path foreign = Files.writeString(shelf.resolve("README"), "not ours");
    for (Path file : onDisk()) {
      boolean old = !file.endsWith(young.toString());
      Files.setLastModifiedTime(file, FileTime.from(old ? THEN : THEN.plusSeconds(1)));
    }

    List<UUID> told = new ArrayList<>();
    files().eachBefore(THEN.plusSeconds(1), told::addAll);

    assertThat(told).containsExactly(name);
    assertThat(left).doesNotExist();
    assertThat(foreign).exists();
  }

  @Test
  void where_nothing_was_ever_kept_there_is_nothing() throws IOException {
    List<UUID> told = new ArrayList<>();
    files().eachBefore(Instant.MAX, told::addAll);

    assertThat(told).isEmpty();
    assertThat(files().open(name)).isEmpty();
  }
}
