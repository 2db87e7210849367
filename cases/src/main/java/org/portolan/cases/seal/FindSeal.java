package org.portolan.cases.seal;

import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.portolan.cases.attachments.checks.Points;

/**
 * Finds the barcode in a photograph, whatever was sent as one. Pictures are read into memory only,
 * at no more points than finding it needs, and not at all when they say that they are enormous.
 */
public final class FindSeal {

  /** Telephones make no larger ones; a bomb says more than it has. In points. */
  private static final long LARGEST = 64_000_000;

  private static final Set<String> READ = Set.of("jpeg", "png", "gif");

  /** A code of 48 modules in a tenth of the width still has four points to a module. */
  private static final int POINTS_EACH_WAY = 2_000;

  private FindSeal() {}

  /** What a picture turned out to be. */
  public sealed interface Found permits Barcode, Nothing {

    /** One of two ways on. */
    default <R> R fold(Function<Barcode, R> barcode, Function<Nothing, R> nothing) {
      return this instanceof Barcode found ? barcode.apply(found) : nothing.apply((Nothing) this);
    }
  }

  /**
   * It shows a barcode.
   *
   * @param bytes that the barcode holds
   */
  public record Barcode(byte[] bytes) implements Found {}

  /** It shows none. */
  public record Nothing(Why why) implements Found {}

  /** Why nothing was found. */
  public enum Why {
    /** No picture, or of a kind that is not read: JPEG, PNG and GIF are. */
    NO_PICTURE,
    TOO_LARGE,
    /** A picture in which no barcode can be made out. */
    NO_BARCODE
  }

  /** Looks for the barcode. */
  public static Found in(byte[] picture) {
    // in memory: what ImageIO makes by itself writes everything to a file first
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return new Nothing(Why.NO_PICTURE);
      }
      ImageReader reader = readers.next();
      try {
        if (!READ.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
          return new Nothing(Why.NO_PICTURE);
        }
        reader.setInput(in, true, true);
        return in(reader);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // decoders throw what they like at what is broken
      return new Nothing(Why.NO_PICTURE);
    }
  }

  private static Found in(ImageReader reader) throws IOException {
    long width = reader.getWidth(0);
    long height = reader.getHeight(0);
    if (!Points.fit(width, height, LARGEST)) {
      return new Nothing(Why.TOO_LARGE);
    }
    int step = (int) (Math.max(width, height) / POINTS_EACH_WAY) + 1;
    ImageReadParam sparsely = reader.getDefaultReadParam();
    sparsely.setSourceSubsampling(step, step, 0, 0);
    return new BarcodeSearch(grey(reader.read(0, sparsely)))
        .bytes()
        .<Found>map(Barcode::new)
        .orElse(new Nothing(Why.NO_BARCODE));
  }

  /** Transparent points are white, as on the page that they are shown on. */
  private static LuminanceSource grey(BufferedImage image) {
    BufferedImage onWhite =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = onWhite.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    int[] points =
        onWhite.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return new RGBLuminanceSource(image.getWidth(), image.getHeight(), points);
  }
}
