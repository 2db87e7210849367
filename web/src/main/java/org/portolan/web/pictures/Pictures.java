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
