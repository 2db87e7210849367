package org.portolan.web.staff;

import io.nayuki.qrcodegen.QrCode;

/** A text as a QR code (ISO/IEC 18004), drawn inside the page: no other request carries it. */
final class QrPicture {

  /** The quiet zone that readers need around the code, in modules. */
  private static final int BORDER = 4;

  private QrPicture() {}

  /** An SVG element; what the picture is for is told beside it. */
  static String of(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append('M').append(x + BORDER).append(',').append(y + BORDER).append("h1v1h-1z");
        }
      }
    }
    int size = code.size + 2 * BORDER;
    return "<svg class=\"qr\" xmlns=\"http://www.w3.org/2000/svg\" aria-hidden=\"true\""
        + " viewBox=\"0 0 %d %d\"><path fill=\"#fff\" d=\"M0,0h%dv%dh-%dz\"/><path d=\"%s\"/></svg>"
            .formatted(size, size, size, size, size, path);
  }
}
