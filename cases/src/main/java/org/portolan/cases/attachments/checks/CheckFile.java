package org.portolan.cases.attachments.checks;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.portolan.cases.attachments.Attachment.Refusal;
import org.portolan.cases.attachments.AttachmentLimits;
import org.portolan.cases.attachments.FileType;

/** Looks at a file that somebody sent, before anybody keeps or opens it. */
public final class CheckFile {

  private final AttachmentLimits limits;

  public CheckFile(AttachmentLimits limits) {
    this.limits = limits;
  }

  /**
   * Checks a whole file.
   *
   * @param content no longer than {@link AttachmentLimits#mostBytes()}
   */
  public Checked check(byte[] content) {
    if (content.length > limits.mostBytes()) {
      return new Unfit(Refusal.TOO_LARGE);
    }
    Optional<FileType> type =
        FileType.of(Arrays.copyOf(content, Math.min(content.length, FileType.TELLING)))
            .filter(limits.types()::contains);
    if (type.isEmpty()) {
      return new Unfit(Refusal.WRONG_TYPE);
    }
    try {
      HiddenFiles.refuseIn(content, type.get());
      return new Fit(type.get(), cleaned(type.get(), content));
    } catch (UnfitFile e) {
      return new Unfit(e.why());
    }
  }

  private byte[] cleaned(FileType type, byte[] content) throws UnfitFile {
    long most = limits.mostPoints();
    return switch (type) {
      case JPEG -> new JpegFile(content, most).cleaned();
      case PNG -> new PngFile(content, most).cleaned();
      case WEBP -> new WebpFile(content, most).cleaned();
      case GIF -> new GifFile(content, most).cleaned();
      case PDF -> {
        PdfFile.check(content, limits.mostPages());
        yield content;
      }
      case HEIC, OGG, MP3, AMR, M4A, MP4, THREE_GPP, VCARD -> content;
    };
  }

  /** What came of it. */
  public sealed interface Checked {

    /** One of the two. */
    <T> T fold(Function<Fit, T> fit, Function<Unfit, T> unfit);
  }

  /**
   * It may be kept.
   *
   * @param content without what is not to be kept of it
   */
  public record Fit(FileType type, byte[] content) implements Checked {
    @Override
    public <T> T fold(Function<Fit, T> fit, Function<Unfit, T> unfit) {
      return fit.apply(this);
    }

    @Override
    public String toString() {
      return "Fit[" + type + "]";
    }
  }

  /** It may not. */
  public record Unfit(Refusal why) implements Checked {
    @Override
    public <T> T fold(Function<Fit, T> fit, Function<Unfit, T> unfit) {
      return unfit.apply(this);
    }
  }
}
