package org.portolan.cases.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portolan.cases.seal.Specimens.NOW;
import static org.portolan.cases.seal.Specimens.TODAY;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.seal.FindSeal.Barcode;
import org.portolan.cases.seal.FindSeal.Nothing;
import org.portolan.cases.seal.FindSeal.Why;

/** A seal is drawn, and found in whatever somebody sends as a photograph of it. */
class SealPictureTest {

  @TempDir private static Path directory;

  private static byte[] seal;

  @BeforeAll
  static void sealOne() {
    seal =
        Specimens.sealed(
            Specimens.keys(directory, "PT", 1, NOW), Specimens.visaUntil(TODAY.plusDays(9)));
  }

  @Test
  void a_drawn_seal_is_found_again_byte_for_byte() {
    assertThat(found(SealPicture.of(seal).png(4))).isEqualTo(seal);
  }

  @Test
  void any_bytes_are_found_again() {
    Random random = new Random(9);
    for (int i = 0; i < 150; i++) {
      byte[] bytes = new byte[60 + random.nextInt(250)];
      random.nextBytes(bytes);
      assertThat(found(SealPicture.of(bytes).png(3))).as("%d bytes", bytes.length).isEqualTo(bytes);
    }
  }

  @Test
  void the_code_is_square_with_white_around_it() throws IOException {
    SealPicture picture = SealPicture.of(seal);
    BufferedImage png = ImageIO.read(new ByteArrayInputStream(picture.png(2)));
    assertThat(png.getWidth()).isEqualTo(2 * picture.modules()).isEqualTo(png.getHeight());
    for (int i = 0; i < png.getWidth(); i++) {
      for (int edge = 0; edge < 4; edge++) {
        assertThat(new Color(png.getRGB(i, edge))).isEqualTo(Color.WHITE);
        assertThat(new Color(png.getRGB(edge, i))).isEqualTo(Color.WHITE);
      }
    }
    // the solid line by which readers find it, at the left and below
    int last = png.getWidth() - 5;
    assertThat(new Color(png.getRGB(4, 4))).isEqualTo(Color.BLACK);
    assertThat(new Color(png.getRGB(last, last))).isEqualTo(Color.BLACK);
    assertThat(picture.svg())
        .startsWith("<svg ")
        .contains("viewBox=\"0 0 %1$d %1$d\"".formatted(picture.modules()));
  }

  @Test
  void it_is_found_turned_on_grey_paper_and_in_the_corner_of_a_large_page() throws IOException {
    for (int degrees : new int[] {0, 7, 90, 180, 271}) {
      assertThat(found(photograph(1200, 1600, 450, 600, degrees))).isEqualTo(seal);
    }
    assertThat(found(photograph(2400, 3200, 150, 2500, 0))).isEqualTo(seal);
    assertThat(found(photograph(1300, 1500, 900, 1100, 90))).isEqualTo(seal);
  }

  /** The seal on a page with lines of text, as JPEG. */
  private static byte[] photograph(int width, int height, int x, int y, int degrees)
      throws IOException {
    BufferedImage page = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = page.createGraphics();
    pen.setColor(new Color(0xE4E0D8));
    pen.fillRect(0, 0, width, height);
    pen.setColor(Color.DARK_GRAY);
    for (int line = 40; line < height / 4; line += 30) {
      for (int word = 60; word < width - 100; word += 70) {
        pen.fillRect(word, line, 50, 8);
      }
    }
    BufferedImage code = ImageIO.read(new ByteArrayInputStream(SealPicture.of(seal).png(7)));
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.translate(x, y);
    pen.rotate(Math.toRadians(degrees), code.getWidth() / 2.0, code.getHeight() / 2.0);
    pen.drawImage(code, 0, 0, null);
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(page, "jpeg", out);
    return out.toByteArray();
  }

  @Test
  void what_is_no_picture_or_shows_no_code_is_told() throws IOException {
    assertThat(why(new byte[0])).isEqualTo(Why.NO_PICTURE);
    assertThat(why("%PDF-1.7".getBytes())).isEqualTo(Why.NO_PICTURE);
    assertThat(why("GIF89a".getBytes())).isEqualTo(Why.NO_PICTURE);
    byte[] png = SealPicture.of(seal).png(4);
    assertThat(why(Arrays.copyOf(png, 60))).isEqualTo(Why.NO_PICTURE);
    ByteArrayOutputStream white = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(300, 300, BufferedImage.TYPE_BYTE_GRAY), "png", white);
    assertThat(why(white.toByteArray())).isEqualTo(Why.NO_BARCODE);
    ByteArrayOutputStream point = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY), "png", point);
    assertThat(why(point.toByteArray())).isEqualTo(Why.NO_BARCODE);
  }

  @Test
  void a_picture_that_says_it_is_enormous_is_not_read() {
    assertThat(why(pngOf(60_000, 60_000))).isEqualTo(Why.TOO_LARGE);
    assertThat(why(pngOf(Integer.MAX_VALUE, Integer.MAX_VALUE)))
        .isIn(Why.TOO_LARGE, Why.NO_PICTURE);
    assertThat(why(pngOf(60_000_000, 1))).as("a row is read whole").isEqualTo(Why.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bmp", "tiff", "wbmp"})
  void other_pictures_are_not_read(String format) throws IOException {
    BufferedImage code = ImageIO.read(new ByteArrayInputStream(SealPicture.of(seal).png(4)));
    BufferedImage black =
        new BufferedImage(code.getWidth(), code.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
    black.createGraphics().drawImage(code, 0, 0, null);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(black, format, out)).isTrue();

    assertThat(why(out.toByteArray())).isEqualTo(Why.NO_PICTURE);
  }

  @Test
  void nothing_that_is_shown_gets_to_a_disk() throws IOException {
    byte[] png = SealPicture.of(seal).png(4);
    Path cache = Files.createTempDirectory(directory, "cache");
    ImageIO.setCacheDirectory(cache.toFile());
    Files.delete(cache);
    try {
      // a cache of ImageIO's could not be written any more
      assertThat(found(png)).isEqualTo(seal);
    } finally {
      ImageIO.setCacheDirectory(null);
    }
  }

  /** The head of a PNG, with nothing behind it. */
  private static byte[] pngOf(int width, int height) {
    ByteBuffer head = ByteBuffer.allocate(33);
    head.putLong(0x89504e470d0a1a0aL).putInt(13).put("IHDR".getBytes());
    head.putInt(width).putInt(height).put(new byte[] {8, 0, 0, 0, 0});
    CRC32 sum = new CRC32();
    sum.update(head.array(), 12, 17);
    head.putInt((int) sum.getValue());
    return head.array();
  }

  @Test
  void broken_pictures_are_answered_like_others() {
    Random random = new Random(5);
    byte[] png = SealPicture.of(seal).png(3);
    for (int i = 0; i < 300; i++) {
      byte[] broken = png.clone();
      for (int j = 0; j <= i % 5; j++) {
        broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
      }
      assertThat(FindSeal.in(broken)).isNotNull();
    }
  }

  private static byte[] found(byte[] picture) {
    return FindSeal.in(picture)
        .fold(
            Barcode::bytes,
            nothing -> {
              throw new AssertionError(nothing.why().name());
            });
  }

  private static Why why(byte[] picture) {
    return FindSeal.in(picture)
        .fold(
            barcode -> {
              throw new AssertionError("Found one");
            },
            Nothing::why);
  }
}
