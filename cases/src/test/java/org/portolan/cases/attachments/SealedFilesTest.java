package org.portolan.cases.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.attachments.SealedFiles.Kept;
import org.portolan.cases.attachments.SealedFiles.TooLarge;

class SealedFilesTest {

  private static final int MB = 1024 * 1024;

  @TempDir Path directory;

  private SealedFiles files;

  @BeforeEach
  void a_directory_of_its_own() {
    files = new SealedFiles(new DirectoryFiles(directory));
  }

  private static byte[] content(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }

  private Kept keep(byte[] content) throws IOException {
    return files.keep(new ByteArrayInputStream(content), 4L * MB);
  }

  private byte[] read(UUID name, String key) throws IOException {
    try (var in = files.open(name, key)) {
      return in.readAllBytes();
    }
  }

  private Path onDisk(UUID name) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(file -> file.endsWith(name.toString())).findFirst().orElseThrow();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, MB - 1, MB, MB + 1, 3 * MB + 17})
  void a_file_is_read_as_it_was(int size) throws IOException {
    Kept kept = keep(content(size));

    assertThat(kept.bytes()).isEqualTo(size);
    assertThat(read(kept.name(), kept.key())).isEqualTo(content(size));
  }

  @Test
  void nothing_of_it_lies_there_in_clear() throws IOException {
    byte[] told = "a secret word ".repeat(1_000).getBytes(StandardCharsets.UTF_8);
    Kept kept = keep(told);

    assertThat(Files.readString(onDisk(kept.name()), StandardCharsets.ISO_8859_1))
        .doesNotContain("secret", kept.key());
    assertThat(kept.toString()).doesNotContain(kept.key());
  }

  @Test
  void the_same_file_twice_does_not_look_the_same() throws IOException {
    Kept one = keep(content(1_000));
    Kept other = keep(content(1_000));

    assertThat(Files.readAllBytes(onDisk(one.name())))
        .isNotEqualTo(Files.readAllBytes(onDisk(other.name())));
    assertThatThrownBy(() -> read(one.name(), other.key())).isInstanceOf(IOException.class);
  }

  @Test
  void of_a_file_that_is_too_large_nothing_is_kept() throws IOException {
    assertThatThrownBy(() -> files.keep(new ByteArrayInputStream(content(1_001)), 1_000))
        .isInstanceOf(TooLarge.class);

    try (Stream<Path> all = Files.walk(directory)) {
      assertThat(all.filter(Files::isRegularFile)).isEmpty();
    }
    assertThat(files.keep(new ByteArrayInputStream(content(1_000)), 1_000).bytes())
        .isEqualTo(1_000);
  }

  @Test
  void an_altered_byte_is_noticed_wherever_it_is() throws IOException {
    Kept kept = keep(content(2 * MB + 5));
    Path file = onDisk(kept.name());
    byte[] sealed = Files.readAllBytes(file);
    for (int at : new int[] {0, 50, MB, sealed.length - 1}) {
      byte[] altered = sealed.clone();
      altered[at] ^= 1;
      Files.write(file, altered);
      assertThatThrownBy(() -> read(kept.name(), kept.key())).isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_missing_end_is_noticed() throws IOException {
    Kept kept = keep(content(2 * MB + 5));
    Path file = onDisk(kept.name());
    byte[] sealed = Files.readAllBytes(file);
    for (int length : new int[] {sealed.length - 1, MB, 10, 0}) {
      Files.write(file, Arrays.copyOf(sealed, length));
      assertThatThrownBy(() -> read(kept.name(), kept.key())).isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_file_under_the_name_of_another_does_not_open() throws IOException {
    Kept one = keep(content(100));
    Kept other = keep(content(100));
    Files.copy(
        onDisk(one.name()),
        onDisk(other.name()),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(() -> read(other.name(), one.key())).isInstanceOf(IOException.class);
    files.delete(List.of(one.name()));
    assertThatThrownBy(() -> read(one.name(), one.key())).isInstanceOf(IOException.class);
  }
}
