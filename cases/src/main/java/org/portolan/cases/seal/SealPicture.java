package org.portolan.cases.seal;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.datamatrix.DataMatrixWriter;
import com.google.zxing.datamatrix.encoder.SymbolShapeHint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.ImageIO;
import org.portolan.cases.print.Paper;

/**
 * A seal as a Data Matrix code (ISO/IEC 16022, ECC 200), square. Printed, a module is to be 0.34 mm
 * wide or more (BSI TR-03137, 3.1).
 */
public final class SealPicture implements Paper.Squares {

  /** What must stay white around it: the standard asks for one module, telephones like two. */
  private static final int QUIET = 2;

  private static final int BLACK = 0x000000;
  private static final int WHITE = 0xFFFFFF;

  private final BitMatrix modules;

  private SealPicture(BitMatrix modules) {
    this.modules = modules;
  }

  /**
   * The code of a seal's bytes.
   *
   * @throws IllegalArgumentException when there are more than a code holds
   */
  public static SealPicture of(byte[] seal) {
    return new SealPicture(
        new DataMatrixWriter()
            .encode(
                new String(seal, StandardCharsets.ISO_8859_1),
                BarcodeFormat.DATA_MATRIX,
                0,
                0,
                Map.of(EncodeHintType.DATA_MATRIX_SHAPE, SymbolShapeHint.FORCE_SQUARE)));
  }

  /** How many modules it has each way, with the white around it. */
  @Override
  public int modules() {
    return modules.getWidth() + 2 * QUIET;
  }

  /** As an SVG element of one path, which prints sharp in any size. */
  public String svg() {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y)) {
          path.append('M').append(x + QUIET).append(',').append(y + QUIET).append("h1v1h-1z");
        }
      }
    }
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %1$d\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0,0h%1$dv%1$dh-%1$dz\"/><path d=\"%2$s\"/></svg>"
        .formatted(modules(), path);
  }

  /**
   * As a PNG in black and white.
   *
   * @param pixels of each module, each way
   */
  public byte[] png(int pixels) {
    int size = modules() * pixels;
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        image.setRGB(x, y, isBlack(x / pixels, y / pixels) ? BLACK : WHITE);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new IllegalStateException("A picture cannot be written to memory", e);
    }
    return out.toByteArray();
  }

  @Override
  public boolean isBlack(int x, int y) {
    int column = x - QUIET;
    int row = y - QUIET;
    return column >= 0
        && row >= 0
        && column < modules.getWidth()
        && row < modules.getHeight()
        && modules.get(column, row);
  }
}
