package org.portolan.web.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown is made of points and nothing else. */
class PicturesTest {

  private static byte[] picture(String format, int width, int height) throws IOException {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    picture.getGraphics().setColor(Color.BLUE);
    picture.getGraphics().fillRect(0, 0, width, height);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(picture, format, out);
    return out.toByteArray();
  }

  private static BufferedImage shown(byte[] content, int longest) throws IOException {
    byte[] anew = Pictures.anew(new ByteArrayInputStream(content), longest).orElseThrow();
    assertThat(anew).startsWith(0xFF, 0xD8);
    return ImageIO.read(new ByteArrayInputStream(anew));
  }

  @ParameterizedTest
  @CsvSource({"png, 1000, 500, 320, 160", "jpg, 300, 1200, 80, 320", "png, 20, 10, 20, 10"})
  void a_picture_fits_and_is_never_enlarged(
      String format, int width, int height, int fitsWidth, int fitsHeight) throws IOException {
    BufferedImage shown = shown(picture(format, width, height), 320);

    assertThat(shown.getWidth()).isEqualTo(fitsWidth);
    assertThat(shown.getHeight()).isEqualTo(fitsHeight);
  }

  @Test
  void whatever_else_a_file_holds_is_not_in_it() throws IOException {
    byte[] file = picture("png", 50, 50);
    byte[] hiding = Arrays.copyOf(file, file.length + 6);
    System.arraycopy("SECRET".getBytes(StandardCharsets.US_ASCII), 0, hiding, file.length, 6);

    byte[] anew = Pictures.anew(new ByteArrayInputStream(hiding), 320).orElseThrow();

    assertThat(new String(anew, StandardCharsets.ISO_8859_1)).doesNotContain("SECRET");
  }

  @Test
  void what_is_transparent_is_white() throws IOException {
    BufferedImage clear = new BufferedImage(10, 10, BufferedImage.TYPE_INT_ARGB);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(clear, "png", out);

    assertThat(new Color(shown(out.toByteArray(), 320).getRGB(5, 5))).isEqualTo(Color.WHITE);
  }

  /** A red corner at the top left of how it lies, and where it is when the picture is upright. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "1, 60, 40, 5, 5", "2, 60, 40, 55, 5", "3, 60, 40, 55, 35", "4, 60, 40, 5, 35",
    "5, 40, 60, 5, 5", "6, 40, 60, 35, 5", "7, 40, 60, 35, 55", "8, 40, 60, 5, 55"
  })
  void a_picture_that_a_camera_stored_on_its_side_is_turned(
      int orientation, int width, int height, int x, int y) throws IOException {
    BufferedImage lying = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 20 * 20; i++) {
      lying.setRGB(i % 20, i / 20, Color.RED.getRGB());
    }
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(lying, "jpg", jpeg);

    BufferedImage shown = shown(turned(jpeg.toByteArray(), orientation), 320);

    assertThat(shown.getWidth()).isEqualTo(width);
    assertThat(shown.getHeight()).isEqualTo(height);
    assertThat(new Color(shown.getRGB(x, y)).getRed()).isGreaterThan(200);
    assertThat(new Color(shown.getRGB(width - 1 - x, height - 1 - y)).getRed()).isLessThan(60);
  }

  /** With EXIF data behind its first mark. */
  private static byte[] turned(byte[] jpeg, int orientation) {
    byte[] exif =
        ByteBuffer.allocate(36)
            .putInt(0xFFE10022)
            .put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII))
            .putInt(8)
            .putShort((short) 1)
            .putInt(0x01120003)
            .putInt(1)
            .putInt(orientation << 16)
            .putInt(0)
            .array();
    return ByteBuffer.allocate(jpeg.length + exif.length)
        .put(jpeg, 0, 2)
        .put(exif)
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gif", "bmp"})
  void other_pictures_are_not_shown(String format) throws IOException {
    assertThat(Pictures.anew(new ByteArrayInputStream(picture(format, 5, 5)), 320))
        .isEqualTo(Optional.empty());
  }

  @Test
  void what_is_no_picture_is_not_shown() throws IOException {
    byte[] page = "<html><script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);

    assertThat(Pictures.anew(new ByteArrayInputStream(page), 320)).isEmpty();
    assertThat(Pictures.anew(new ByteArrayInputStream(new byte[0]), 320)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"60000, 60000", "100000000, 1"})
  void a_small_file_that_claims_to_be_huge_is_not_opened(int width, int height) throws IOException {
    byte[] file = picture("png", 50, 50);
    ByteBuffer header = ByteBuffer.wrap(file);
    header.putInt(16, width).putInt(20, height);
    CRC32 sum = new CRC32();
    sum.update(file, 12, 17);
    header.putInt(29, (int) sum.getValue());

    assertThat(Pictures.anew(new ByteArrayInputStream(file), 320)).isEmpty();
  }

  @Test
  void a_broken_picture_is_told_as_one() throws IOException {
    byte[] half = Arrays.copyOf(picture("png", 400, 400), 60);

    assertThatThrownBy(() -> Pictures.anew(new ByteArrayInputStream(half), 320))
        .isInstanceOf(IOException.class);
  }
}
