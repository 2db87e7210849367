package org.portolan.web.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.attachments.AttachmentLimits;
import org.portolan.cases.attachments.FileType;
import org.portolan.cases.attachments.checks.CheckFile;
import org.portolan.cases.settings.Settings;
import org.portolan.web.uploads.ReceivedFile.Refusal;

class ReceivedFileTest {

  private static final UploadLimit LIMIT = new UploadLimit(10);
  private static final CheckFile CHECK =
      ReceivedFile.check(LIMIT, AttachmentLimits.of(Settings.of(Map.of())));

  private static byte[] picture(String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), format, out);
    return out.toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png"})
  void a_picture_is_what_its_bytes_say(String format) throws IOException {
    ReceivedFile file = ReceivedFile.of(picture(format), "anything.exe", CHECK);
    assertThat(file.refusal()).isEmpty();
    assertThat(file.type().map(FileType::extension)).contains(format);
    assertThat(file.name()).contains("anything.exe");
  }

  @Test
  void a_paper_that_ends_too_early_is_refused() {
    assertThat(ReceivedFile.of(text("%PDF-1.7\n1 0 obj\n"), null, CHECK).refusal())
        .contains(Refusal.DAMAGED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<html><script>alert(1)</script>", "GIF89a............", "MZ\u0090", "hello", " "})
  void what_is_neither_picture_nor_paper_is_refused_whatever_it_is_called(String content) {
    assertThat(ReceivedFile.of(text(content), "passport.jpg", CHECK).refusal())
        .contains(Refusal.WRONG_TYPE);
  }

  @Test
  void a_picture_that_cannot_be_drawn_is_refused() throws IOException {
    byte[] cut = Arrays.copyOf(picture("png"), 40);
    assertThat(ReceivedFile.of(cut, "photo.png", CHECK).refusal()).contains(Refusal.DAMAGED);
  }

  @Test
  void nothing_and_too_much_are_refused() {
    assertThat(ReceivedFile.of(new byte[0], "x.png", CHECK).refusal()).contains(Refusal.EMPTY);
    byte[] large = Arrays.copyOf(text("%PDF-1.7\n"), LIMIT.bytes() + 1);
    assertThat(ReceivedFile.of(large, "x.pdf", CHECK).refusal()).contains(Refusal.TOO_LARGE);
  }

  @Test
  void a_name_keeps_no_controls_and_no_more_than_people_read() throws IOException {
    ReceivedFile file = ReceivedFile.of(picture("png"), "a\r\n\u0000b" + "c".repeat(5_000), CHECK);
    assertThat(file.name())
        .hasValueSatisfying(name -> assertThat(name).startsWith("abc").hasSize(200));
    assertThat(ReceivedFile.of(picture("png"), " ", CHECK).name()).isEmpty();
  }
}
