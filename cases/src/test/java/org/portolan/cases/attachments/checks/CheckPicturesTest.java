package org.portolan.cases.attachments.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portolan.cases.attachments.checks.Samples.chunk;
import static org.portolan.cases.attachments.checks.Samples.join;
import static org.portolan.cases.attachments.checks.Samples.jpegWith;
import static org.portolan.cases.attachments.checks.Samples.latin;
import static org.portolan.cases.attachments.checks.Samples.part;
import static org.portolan.cases.attachments.checks.Samples.picture;
import static org.portolan.cases.attachments.checks.Samples.pngWith;
import static org.portolan.cases.attachments.checks.Samples.riff;
import static org.portolan.cases.attachments.checks.Samples.riffChunk;
import static org.portolan.cases.attachments.checks.Samples.segment;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.attachments.Attachment.Refusal;
import org.portolan.cases.attachments.FileType;
import org.portolan.cases.attachments.checks.CheckFile.Checked;
import org.portolan.cases.attachments.checks.CheckFile.Fit;
import org.portolan.cases.attachments.checks.CheckFile.Unfit;

/** Pictures keep every point and lose what tells of who took them; hostile ones are refused. */
class CheckPicturesTest {

  private final CheckFile check = new CheckFile(Samples.LIMITS);

  private byte[] kept(byte[] content, FileType type) {
    Checked checked = check.check(content);
    assertThat(checked).isInstanceOf(Fit.class);
    assertThat(((Fit) checked).type()).isEqualTo(type);
    return ((Fit) checked).content();
  }

  private Refusal refused(byte[] content) {
    return check.check(content).fold(fit -> null, Unfit::why);
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1);
  }

  private static int[] pointsOf(byte[] content) throws IOException {
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(content));
    return read.getRGB(0, 0, read.getWidth(), read.getHeight(), null, 0, read.getWidth());
  }

  @ParameterizedTest
  @CsvSource({"jpg, JPEG", "png, PNG", "gif, GIF"})
  void a_picture_with_nothing_to_hide_stays_as_it_is(String format, FileType type) {
    assertThat(kept(picture(format), type)).isEqualTo(picture(format));
  }

  @Test
  void a_jpeg_loses_places_comments_and_small_pictures_and_no_point() throws IOException {
    byte[] told =
        jpegWith(
            segment(0xE1, Samples.exif(1)),
            segment(0xE1, latin("http://ns.adobe.com/xap/1.0/\0" + Samples.SECRET)),
            segment(0xE2, latin("MPF\0" + Samples.SECRET)),
            segment(0xED, latin("Photoshop 3.0\0" + Samples.SECRET)),
            segment(0xFE, latin(Samples.SECRET)));
    byte[] kept = kept(told, FileType.JPEG);

    assertThat(text(kept)).doesNotContain(Samples.SECRET, "Exif", "MPF", "xap");
    assertThat(pointsOf(kept)).isEqualTo(pointsOf(picture("jpg")));
  }

  @Test
  void a_jpeg_keeps_its_colours_and_which_side_is_up() {
    byte[] profile = segment(0xE2, latin("ICC_PROFILE\0\1\1colours"));
    byte[] adobe = segment(0xEE, latin("Adobe\0\144\0\0\0\0\1"));
    byte[] kept = kept(jpegWith(segment(0xE1, Samples.exif(6)), profile, adobe), FileType.JPEG);

    assertThat(text(kept)).contains(text(profile), text(adobe)).doesNotContain(Samples.SECRET);
    assertThat(Orientation.ofJpeg(kept)).isEqualTo(6);
    assertThat(Orientation.ofJpeg(picture("jpg"))).isEqualTo(Orientation.UPRIGHT);
  }

  @Test
  void what_a_camera_puts_behind_a_jpeg_is_left_behind() {
    byte[] film = join(picture("jpg"), latin("\0\0\0\30ftypmp42" + Samples.SECRET));
    assertThat(kept(film, FileType.JPEG)).isEqualTo(picture("jpg"));
  }

  @Test
  void a_png_loses_texts_times_and_what_nobody_knows_and_no_point() throws IOException {
    byte[] told =
        pngWith(
            chunk("tEXt", latin("Author\0" + Samples.SECRET)),
            chunk("iTXt", latin("XML:com.adobe.xmp\0\0\0\0\0" + Samples.SECRET)),
            chunk("zTXt", join(latin("Comment\0\0"), Samples.deflated(latin(Samples.SECRET)))),
            chunk("tIME", new byte[7]),
            chunk("eXIf", part(Samples.exif(1), 6, Samples.exif(1).length)),
            chunk("prVt", latin(Samples.SECRET)),
            chunk("pHYs", new byte[] {0, 0, 1, 0, 0, 0, 1, 0, 1}));
    byte[] kept = kept(told, FileType.PNG);

    assertThat(text(kept))
        .doesNotContain(Samples.SECRET, "tEXt", "iTXt", "zTXt", "tIME", "eXIf", "prVt")
        .contains("pHYs");
    assertThat(pointsOf(kept)).isEqualTo(pointsOf(picture("png")));
  }

  @Test
  void a_png_keeps_which_side_is_up() throws IOException {
    byte[] exif = Samples.exif(8);
    byte[] kept = kept(pngWith(chunk("eXIf", part(exif, 6, exif.length))), FileType.PNG);

    assertThat(text(kept)).contains("eXIf").doesNotContain(Samples.SECRET);
    assertThat(pointsOf(kept)).isEqualTo(pointsOf(picture("png")));
    assertThat(kept(kept, FileType.PNG)).as("there is no more to take out").isEqualTo(kept);
  }

  @Test
  void a_webp_loses_what_is_no_picture_and_keeps_which_side_is_up() {
    byte[] told =
        riff(
            Samples.canvas(40, 30),
            riffChunk("ICCP", latin("colours")),
            Samples.lossless(40, 30),
            riffChunk("EXIF", Samples.exif(6)),
            riffChunk("XMP ", latin(Samples.SECRET)),
            riffChunk("prvt", latin(Samples.SECRET)));
    byte[] kept = kept(told, FileType.WEBP);

    assertThat(kept)
        .isEqualTo(
            riff(
                withFlags(Samples.canvas(40, 30), 0x08),
                riffChunk("ICCP", latin("colours")),
                Samples.lossless(40, 30),
                riffChunk("EXIF", Orientation.tiff(6))));
  }

  @Test
  void a_webp_that_is_upright_has_no_exif_data_any_more() {
    byte[] told =
        riff(Samples.canvas(40, 30), Samples.lossless(40, 30), riffChunk("EXIF", Samples.exif(1)));
    assertThat(kept(told, FileType.WEBP))
        .isEqualTo(riff(withFlags(Samples.canvas(40, 30), 0), Samples.lossless(40, 30)));
  }

  private static byte[] withFlags(byte[] canvas, int flags) {
    byte[] changed = canvas.clone();
    changed[8] = (byte) flags;
    return changed;
  }

  @Test
  void a_gif_loses_comments_and_keeps_how_often_it_is_repeated() throws IOException {
    byte[] gif = picture("gif");
    byte[] comment = join(new byte[] {0x21, (byte) 0xFE, 23}, latin(Samples.SECRET), new byte[1]);
    byte[] repeated =
        join(new byte[] {0x21, (byte) 0xFF, 11}, latin("NETSCAPE2.0"), new byte[] {3, 1, 0, 0, 0});
    int last = gif.length - 1;
    byte[] told = join(part(gif, 0, last), comment, repeated, part(gif, last, gif.length));

    assertThat(kept(told, FileType.GIF))
        .isEqualTo(join(part(gif, 0, last), repeated, part(gif, last, gif.length)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "gif"})
  void a_picture_that_is_an_archive_too_is_refused(String format) {
    assertThat(refused(join(picture(format), Samples.zip()))).isEqualTo(Refusal.HIDES_FILES);
    assertThat(refused(join(picture(format), latin("Rar!\u001a\u0007\u0001\0rest"))))
        .isEqualTo(Refusal.HIDES_FILES);
    assertThat(refused(join(picture(format), latin("7z\u00bc\u00af\u0027\u001c rest"))))
        .isEqualTo(Refusal.HIDES_FILES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MZ\u0090",
        "\u007fELF",
        "#!/bin/sh",
        "\n<script>alert(1)</script>",
        "<?php system(1);",
        "%PDF-1.7",
        "<!DOCTYPE html><html>"
      })
  void a_picture_with_a_program_or_a_page_behind_it_is_refused(String behind) {
    for (String format : new String[] {"jpg", "png", "gif"}) {
      assertThat(refused(join(picture(format), latin(behind))))
          .as(format)
          .isEqualTo(Refusal.HIDES_FILES);
    }
    byte[] webp = riff(Samples.lossless(4, 3));
    assertThat(refused(join(webp, latin(behind)))).isEqualTo(Refusal.HIDES_FILES);
  }

  @Test
  void a_gif_that_is_a_script_too_is_refused() {
    byte[] gif = picture("gif");
    byte[] width = gif.clone();
    width[6] = '/';
    width[7] = '*';
    assertThat(refused(join(width, latin("*/=1;alert(1)//")))).isNotNull();
    assertThat(refused(join(gif, latin(";alert(1)")))).isEqualTo(Refusal.HIDES_FILES);
    assertThat(refused(latin("GIF89a=1;alert(document.cookie)//"))).isNotNull();
  }

  @Test
  void a_picture_that_is_a_paper_too_is_refused() {
    assertThat(refused(jpegWith(segment(0xFE, Samples.pdf())))).isEqualTo(Refusal.HIDES_FILES);
    assertThat(refused(pngWith(chunk("tEXt", Samples.pdf())))).isEqualTo(Refusal.HIDES_FILES);
  }

  @Test
  void a_small_file_that_claims_to_be_an_enormous_picture_is_refused_before_it_is_decoded() {
    assertThat(refused(Samples.pngOf(60_000, 60_000))).isEqualTo(Refusal.TOO_MANY_POINTS);
    assertThat(refused(Samples.pngOf(Integer.MAX_VALUE, Integer.MAX_VALUE)))
        .isEqualTo(Refusal.TOO_MANY_POINTS);
    assertThat(refused(Samples.pngOf(100_000_000, 1))).isEqualTo(Refusal.TOO_MANY_POINTS);
    assertThat(refused(Samples.pngOf(1, 65_536))).isEqualTo(Refusal.TOO_MANY_POINTS);
    assertThat(refused(Samples.pngOf(0, 9))).isEqualTo(Refusal.DAMAGED);
    assertThat(refused(Samples.pngOf(-1, 9))).isEqualTo(Refusal.TOO_MANY_POINTS);
    assertThat(refused(riff(Samples.lossless(16_000, 16_000)))).isEqualTo(Refusal.TOO_MANY_POINTS);
    assertThat(refused(riff(Samples.canvas(60_000, 60_000), Samples.lossless(1, 1))))
        .isEqualTo(Refusal.TOO_MANY_POINTS);
    byte[] gif = picture("gif");
    Arrays.fill(gif, 6, 10, (byte) 0xFF);
    assertThat(refused(gif)).isEqualTo(Refusal.TOO_MANY_POINTS);
    byte[] jpeg = picture("jpg");
    Arrays.fill(jpeg, frame(jpeg), frame(jpeg) + 4, (byte) 0xFF);
    assertThat(refused(jpeg)).isEqualTo(Refusal.TOO_MANY_POINTS);
  }

  /** Where a JPEG of Java's tells its height and width. */
  private static int frame(byte[] jpeg) {
    for (int at = 0; at < jpeg.length; at++) {
      if (jpeg[at] == (byte) 0xFF && jpeg[at + 1] == (byte) 0xC0) {
        return at + 5;
      }
    }
    throw new AssertionError("no frame");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "gif"})
  void a_picture_that_ends_too_early_is_damaged(String format) {
    byte[] whole = picture(format);
    for (int length = 40; length < whole.length - 1; length += 7) {
      assertThat(refused(part(whole, 0, length))).as("%d", length).isEqualTo(Refusal.DAMAGED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "gif"})
  void whatever_happens_to_a_picture_gets_an_answer(String format) {
    Random random = new Random(23);
    for (int i = 0; i < 3_000; i++) {
      byte[] changed = picture0(format);
      for (int change = 0; change < 4; change++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      }
      assertThat(check.check(changed)).isNotNull();
    }
  }

  private final byte[][] made = {picture("jpg"), picture("png"), picture("gif")};

  private byte[] picture0(String format) {
    return made[format.equals("jpg") ? 0 : format.equals("png") ? 1 : 2].clone();
  }

  @Test
  void exif_data_of_any_shape_are_no_reason_to_fall() {
    Random random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      byte[] exif = Samples.exif(6);
      for (int change = 0; change < 3; change++) {
        exif[6 + random.nextInt(24)] = (byte) random.nextInt();
      }
      assertThat(Orientation.of(Orientation.unmarked(exif))).isBetween(1, 8);
    }
    assertThat(Orientation.of(new byte[0])).isEqualTo(Orientation.UPRIGHT);
  }
}
