package org.portolan.web.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.cases.attachments.Attachment;
import org.portolan.cases.attachments.DirectoryFiles;
import org.portolan.cases.attachments.FileType;
import org.portolan.cases.attachments.ReadAttachment.Opened;
import org.portolan.cases.attachments.SealedFiles;
import org.portolan.cases.attachments.SealedFiles.Kept;

/** How many pictures are made at a time for those whom nobody knows. */
class AttachmentAnswerTest {

  @TempDir private Path directory;

  private final Turns one = new Turns(1, Duration.ZERO);
  private final List<String> answered = new ArrayList<>();

  private final HttpServletResponse response =
      (HttpServletResponse)
          Proxy.newProxyInstance(
              AttachmentAnswerTest.class.getClassLoader(),
              new Class<?>[] {HttpServletResponse.class},
              (self, method, arguments) -> {
                if (method.getName().equals("sendError")) {
                  answered.add(arguments[0].toString());
                } else if (method.getName().equals("setHeader")
                    && arguments[0].equals("Retry-After")) {
                  answered.add("in " + arguments[1]);
                }
                return method.getReturnType() == boolean.class ? false : null;
              });

  private void ask(Kept file) throws Exception {
    Attachment picture =
        new Attachment(
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            0,
            Instant.EPOCH,
            Optional.of(FileType.JPEG),
            10,
            Optional.empty(),
            Optional.empty(),
            false);
    new AttachmentAnswer(picture.id(), "small")
        .write(response, files(), new Opened(picture, file), one);
  }

  private SealedFiles files() {
    return new SealedFiles(new DirectoryFiles(directory));
  }

  @Test
  void whoever_comes_while_another_is_made_is_to_come_again_and_a_turn_ends_however_it_went()
      throws Exception {
    Kept nothing = files().keep(new ByteArrayInputStream(new byte[10]), 10);
    Kept broken = files().keep(new ByteArrayInputStream(new byte[] {-1, -40, -1, -32, 0}), 10);
    ask(nothing);
    ask(broken);
    assertThat(answered).as("no pictures").containsExactly("404", "404");
    assertThat(one.take()).isTrue();
    ask(nothing);
    assertThat(answered).endsWith("in 5", "503");
  }
}
