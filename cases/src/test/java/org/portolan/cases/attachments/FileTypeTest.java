package org.portolan.cases.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.cases.settings.Settings;

/** What a file is, its own bytes say. */
class FileTypeTest {

  @ParameterizedTest
  @CsvSource({"jpg, JPEG", "png, PNG", "gif, GIF"})
  void a_picture_is_known_by_its_bytes(String format, FileType type) throws IOException {
    ByteArrayOutputStream picture = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), format, picture);

    assertThat(FileType.of(picture.toByteArray())).contains(type);
    assertThat(FileType.ofMediaType(type.mediaType())).contains(type);
  }

  /** As telephones begin such files. */
  @ParameterizedTest
  @CsvSource({
    "524946462400000057454250565038200000000000, WEBP",
    "00000018667479706865696300000000686569636d696631, HEIC",
    "255044462d312e370a25e2e3cfd30a, PDF",
    "4f676753000200000000000000000000000000000000000000000113"
        + "4f707573486561640101000080bb00000000, OGG",
    "49443303000000000000, MP3",
    "fffb90640000000000000000, MP3",
    "2321414d520a3c, AMR",
    "00000020667479704d344120000000004d344120, M4A",
    "000000186674797069736f6d0000020069736f6d, MP4",
    "00000018667479706d703432000000006d703432, MP4",
    "0000001466747970336770340000000033677034, THREE_GPP"
  })
  void what_a_telephone_sends_is_known_by_its_bytes(String start, FileType type) {
    assertThat(FileType.of(HexFormat.of().parseHex(start))).contains(type);
  }

  @Test
  void a_contact_is_known_by_its_bytes() {
    assertThat(FileType.of(ascii("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Somebody\r\nEND:VCARD\r\n")))
        .contains(FileType.VCARD);
  }

  @ParameterizedTest
  @CsvSource({
    "'<!DOCTYPE html><html><script>alert(1)</script></html>'",
    "'<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>'",
    "'<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>'",
    "'#!/bin/sh\nrm -rf /'",
    "'MZ\u0090\u0000\u0003'",
    "'PK\u0003\u0004\u0014\u0000'",
    "'plain words'",
    "''"
  })
  void nothing_else_is_kept(String start) {
    assertThat(FileType.of(start.getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
  }

  @Test
  void the_operator_says_which_kinds_are_kept_and_how_large() {
    AttachmentLimits limits =
        AttachmentLimits.of(
            Settings.of(
                Map.of(
                    "PORTOLAN_ATTACHMENT_TYPES",
                    "jpg, PDF",
                    "PORTOLAN_ATTACHMENT_LARGEST_MB",
                    "2")));

    assertThat(limits.types()).isEqualTo(Set.of(FileType.JPEG, FileType.PDF));
    assertThat(limits.mostBytes()).isEqualTo(2L * 1024 * 1024);
    assertThat(AttachmentLimits.of(Settings.of(Map.of())).types()).contains(FileType.values());
    assertThatThrownBy(() -> FileType.named("jpg,exe")).hasMessageContaining("exe");
    assertThat(FileType.ofMediaType("text/html")).isEqualTo(Optional.empty());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
