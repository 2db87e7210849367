package org.portolan.benchmarks;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Documents as a telephone photographs them: a written sheet on a table, twelve megapixels with the
 * noise of a small lens, on its side, and beside the picture what a camera says of itself and of
 * the place.
 */
final class PhotographedDocument {

  /** Stands in each as it is taken, and in none that is kept. */
  static final byte[] PLACE = "59.3293 N 18.0686 E".getBytes(StandardCharsets.US_ASCII);

  private static final int WIDTH = 4_000;
  private static final int HEIGHT = 3_000;
  private static final int TABLE = 0x70;
  private static final int SHEET = 0xE4;
  private static final int INK = 0x30;
  private static final int NOISE = 7;
  private static final int LINE = 60;
  private static final int LETTERS = 26;
  private static final int MARGIN = 300;

  private static final int LEAST = 1_000_000;
  private static final int MOST = 2_000_000;

  /** Of EXIF: one entry, which says that the picture lies on its side. */
  private static final byte[] ON_ITS_SIDE = {
    'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0,
    0, 0, 0, 0, 0
  };

  private PhotographedDocument() {}

  /** One of 1 to 2 MB; another for each number. */
  static byte[] of(int number) throws IOException {
    BufferedImage picture = picture(new SplittableRandom(number));
    for (float quality = 0.95f; quality > 0.2f; quality -= 0.1f) {
      byte[] jpeg = jpeg(picture, quality);
      if (jpeg.length < MOST) {
        if (jpeg.length < LEAST) {
          throw new IllegalStateException("Too small for a photograph: " + jpeg.length);
        }
        return withWhatCamerasSay(jpeg);
      }
    }
    throw new IllegalStateException("No photograph is small enough");
  }

  private static BufferedImage picture(SplittableRandom random) {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    int[] points = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    boolean[] letters = new boolean[WIDTH / LETTERS * (HEIGHT / LINE + 1) * LETTERS];
    for (int i = 0; i < letters.length; i++) {
      letters[i] = random.nextInt(3) > 0;
    }
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int grey = ground(letters, x, y) + (x + y) / 200 + random.nextInt(NOISE);
        int clear = Math.min(0xFF, grey);
        points[y * WIDTH + x] = clear << 16 | clear << 8 | Math.max(0, clear - 10);
      }
    }
    return picture;
  }

  /** A letter is a column of strokes, which stand or do not. */
  private static int ground(boolean[] letters, int x, int y) {
    boolean sheet = x > MARGIN && y > MARGIN && x < WIDTH - MARGIN && y < HEIGHT - MARGIN;
    if (!sheet) {
      return TABLE;
    }
    boolean line = y % LINE > LINE / 3 && x % LETTERS > LETTERS / 4;
    int stroke = y / LINE * (WIDTH / LETTERS) + x / LETTERS + y % LINE / 8;
    return line && letters[stroke % letters.length] ? INK : SHEET;
  }

  private static byte[] jpeg(BufferedImage picture, float quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream memory = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(quality);
      writer.setOutput(memory);
      writer.write(null, new IIOImage(picture, null, null), how);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** Behind the mark with which a JPEG begins. */
  private static byte[] withWhatCamerasSay(byte[] jpeg) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    segment(out, 0xE1, ON_ITS_SIDE);
    segment(out, 0xFE, PLACE);
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  private static void segment(ByteArrayOutputStream out, int mark, byte[] data) {
    out.write(0xFF);
    out.write(mark);
    out.write(data.length + 2 >> 8);
    out.write(data.length + 2);
    out.writeBytes(data);
  }
}
