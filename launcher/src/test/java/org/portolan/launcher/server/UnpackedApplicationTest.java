package org.portolan.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jboss.jandex.IndexReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server finds in place of the EAR. */
class UnpackedApplicationTest {

  private static final String INDEX = "META-INF/jandex.idx";

  @TempDir private Path directory;

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] library(String entry) throws IOException {
    return zip(Map.of(entry, new byte[] {1}));
  }

  private Path unpacked(Map<String, byte[]> entries) throws IOException {
    Path ear = Files.write(directory.resolve("some.ear"), zip(entries));
    Path unpacked = directory.resolve("deployments/portolan.ear");
    UnpackedApplication.of(ear, unpacked);
    return unpacked;
  }

  /** The index in a library, or nothing. */
  private static byte[] index(Path library) throws IOException {
    try (FileSystem entries = FileSystems.newFileSystem(library)) {
      Path index = entries.getPath(INDEX);
      return Files.exists(index) ? Files.readAllBytes(index) : new byte[0];
    }
  }

  @Test
  void in_libraries_of_others_the_server_is_told_that_there_is_nothing_to_find() throws Exception {
    Map<String, byte[]> war =
        Map.of("WEB-INF/lib/tokens.jar", library("a.class"), "index.html", new byte[] {7});
    Map<String, byte[]> ear = new LinkedHashMap<>();
    ear.put("META-INF/application.xml", new byte[] {1});
    ear.put("lib/text.jar", library("a.class"));
    ear.put("some-web.war", zip(war));

    Path unpacked = unpacked(ear);

    assertThat(unpacked.resolve("META-INF/application.xml")).isRegularFile();
    assertThat(unpacked.resolve("some-web.war/index.html")).hasBinaryContent(new byte[] {7});
    for (String library : new String[] {"lib/text.jar", "some-web.war/WEB-INF/lib/tokens.jar"}) {
      byte[] index = index(unpacked.resolve(library));
      assertThat(new IndexReader(new ByteArrayInputStream(index)).read().getKnownClasses())
          .as(library)
          .isEmpty();
    }
    try (FileSystem entries = FileSystems.newFileSystem(unpacked.resolve("lib/text.jar"))) {
      assertThat(entries.getPath("a.class")).hasBinaryContent(new byte[] {1});
    }
  }

  @Test
  void where_beans_and_pages_are_it_looks_for_itself() throws Exception {
    Path unpacked =
        unpacked(
            Map.of(
                "lib/portolan-cases.jar", library("a.class"),
                "lib/primefaces-15.jar", library("a.class"),
                "lib/beans.jar", library("META-INF/beans.xml"),
                "lib/indexed.jar", library(INDEX)));

    for (String library : new String[] {"portolan-cases", "primefaces-15", "beans"}) {
      assertThat(index(unpacked.resolve("lib/" + library + ".jar"))).as(library).isEmpty();
    }
    assertThat(index(unpacked.resolve("lib/indexed.jar"))).containsExactly(1);
  }

  @Test
  void an_archive_writes_nothing_beside_its_own_place() {
    assertThatThrownBy(() -> unpacked(Map.of("../elsewhere", new byte[] {1})))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("leads out of it");
    assertThat(directory.resolve("deployments/elsewhere")).doesNotExist();
  }
}
