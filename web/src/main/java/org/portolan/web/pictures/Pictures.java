package org.portolan.web.pictures;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.portolan.cases.attachments.checks.Orientation;
import org.portolan.cases.attachments.checks.Points;

/**
 * Makes pictures anew from their points: whatever else a file holds, where it was taken or what
 * some other program would run, is not in what is shown. A picture that a camera stored on its side
 * is turned. All in memory, so that nothing of it lies on a disk in clear.
 */
public final class Pictures {

  /** The longest side of a picture on a timeline, and of one that somebody wants to see. */
  public static final int SMALL = 320;

  public static final int LARGE = 1_600;

  /** More points than any telephone's; a small file may claim to hold any number. */
  private static final long MOST_POINTS = 120_000_000;

  private static final Set<String> READ = Set.of("jpeg", "png");

  private Pictures() {}

  /**
   * A picture as a JPEG.
   *
   * @param longest its longest side at most, in points
   * @return empty when it is no picture that we show, or one that is too large to be opened
   */
  public static Optional<byte[]> anew(InputStream content, int longest) throws IOException {
    byte[] all = content.readAllBytes();
    int orientation = Orientation.ofJpeg(all);
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(all))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        if (!READ.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
          return Optional.empty();
        }
        reader.setInput(in, true, true);
        return read(reader, longest)
            .map(picture -> Turning.upright(picture, orientation))
            .map(Pictures::jpeg);
      } catch (RuntimeException e) {
        // the readers meet broken pictures with whatever comes
        throw new IOException("A picture cannot be read", e);
      } finally {
        reader.dispose();
      }
    }
  }

  private static Optional<BufferedImage> read(ImageReader reader, int longest) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if (!Points.fit(width, height, MOST_POINTS)) {
      return Optional.empty();
    }
    ImageReadParam some = reader.getDefaultReadParam();
    int every = Math.max(1, Math.max(width, height) / longest);
    some.setSourceSubsampling(every, every, 0, 0);
    return Optional.of(scaled(reader.read(0, some), longest));
  }

  /** On white, for what is transparent. */
  private static BufferedImage scaled(BufferedImage picture, int longest) {
    double scale =
        Math.min(1.0, (double) longest / Math.max(picture.getWidth(), picture.getHeight()));
    int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
    BufferedImage anew = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = anew.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(picture, 0, 0, width, height, null);
    graphics.dispose();
    return anew;
  }

  private static byte[] jpeg(BufferedImage picture) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (MemoryCacheImageOutputStream memory = new MemoryCacheImageOutputStream(out)) {
        ImageIO.write(picture, "jpg", memory);
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
