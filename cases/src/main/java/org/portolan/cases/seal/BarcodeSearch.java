package org.portolan.cases.seal;

import com.google.zxing.Binarizer;
import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.datamatrix.decoder.Decoder;
import com.google.zxing.datamatrix.detector.Detector;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks for a Data Matrix code in a picture. What finds it begins in the middle of what it is
 * given: so it is given the whole picture first, and then what is around each place that looks like
 * a code.
 */
final class BarcodeSearch {

  /** Half of the smallest code that can be made out: 48 modules of three points. */
  private static final int STEP = 72;

  /** How far around a place is looked at. */
  private static final int REACH = 500;

  /** The side of the square whose blackness tells a code from text and from paper. */
  private static final int SQUARE = 60;

  private static final int MOST_PLACES = 60;

  private final LuminanceSource seen;

  BarcodeSearch(LuminanceSource seen) {
    this.seen = seen;
  }

  /** What the code holds. */
  Optional<byte[]> bytes() {
    Optional<BitMatrix> light = black(HybridBinarizer::new);
    return light
        .flatMap(BarcodeSearch::decoded)
        .or(() -> black(GlobalHistogramBinarizer::new).flatMap(BarcodeSearch::decoded))
        .or(() -> light.flatMap(BarcodeSearch::around));
  }

  private Optional<BitMatrix> black(Function<LuminanceSource, Binarizer> binarizer) {
    try {
      return Optional.of(binarizer.apply(seen).getBlackMatrix());
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> decoded(BitMatrix black) {
    try {
      BitMatrix modules = new Detector(black).detect().getBits();
      String text = new Decoder().decode(modules).getText();
      return Optional.of(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (NotFoundException | ChecksumException | FormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> around(BitMatrix black) {
    int places = 0;
    for (int y = STEP / 2; y < black.getHeight(); y += STEP) {
      for (int x = STEP / 2; x < black.getWidth(); x += STEP) {
        if (looksLikeACode(black, x, y) && places++ < MOST_PLACES) {
          Optional<byte[]> found = decoded(around(black, x, y));
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }

  /** About half of a code is black, and of its every part. */
  private static boolean looksLikeACode(BitMatrix black, int x, int y) {
    int half = SQUARE / 2;
    if (x < half || y < half || x + half > black.getWidth() || y + half > black.getHeight()) {
      return false;
    }
    int count = 0;
    for (int row = y - half; row < y + half; row++) {
      for (int column = x - half; column < x + half; column++) {
        count += black.get(column, row) ? 1 : 0;
      }
    }
    int all = SQUARE * SQUARE;
    return count > all * 3 / 10 && count < all * 7 / 10;
  }

  /** A part of the picture with a place in its middle. */
  private static BitMatrix around(BitMatrix black, int x, int y) {
    int width = Math.min(REACH, Math.min(x, black.getWidth() - x));
    int height = Math.min(REACH, Math.min(y, black.getHeight() - y));
    BitMatrix part = new BitMatrix(2 * width, 2 * height);
    for (int row = 0; row < 2 * height; row++) {
      for (int column = 0; column < 2 * width; column++) {
        if (black.get(x - width + column, y - height + row)) {
          part.set(column, row);
        }
      }
    }
    return part;
  }
}
