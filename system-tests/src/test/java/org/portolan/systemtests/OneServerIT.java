package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** One of many classes, so that the server of this run is the one that the others have used. */
@WholeSystem
class OneServerIT {

  @Test
  void serves_the_whole_run() throws Exception {
    assertThat(starts()).hasSize(1);
  }

  @AfterAll
  static void and_is_not_stopped_between_classes() throws Exception {
    assertThat(starts()).hasSize(1);
  }

  private static List<String> starts() throws IOException {
    return Files.readAllLines(PortolanUnderTest.log().resolve("server.log")).stream()
        .filter(line -> line.contains("WFLYSRV0025") || line.contains("WFLYSRV0050"))
        .toList();
  }
}
