package org.portolan.cases.attachments.checks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.portolan.cases.attachments.Attachment.Refusal;

/**
 * Looks through a PDF for what would run, for files inside it, and for its pages. Names are looked
 * for in all of its bytes and in whatever in it can be inflated, also streams of objects, so that
 * nothing depends on reading the file's structure as one reader or another does. What cannot be
 * looked through is not kept.
 *
 * <p>It is not changed: to rewrite a paper would end its signatures.
 */
final class PdfFile {

  /** Actions and objects that do something when the paper is opened or clicked on. */
  private static final Set<String> RUNNING =
      Set.of(
          "JavaScript",
          "Launch",
          "Rendition",
          "RichMedia",
          "ImportData",
          "SubmitForm",
          "GoToE",
          "Movie");

  private static final Set<String> FILES = Set.of("EmbeddedFile", "EmbeddedFiles");

  /**
   * Compression and codes that are not undone here, and that nobody uses with streams of objects.
   */
  private static final Set<String> UNREADABLE =
      Set.of(
          "LZWDecode",
          "LZW",
          "ASCII85Decode",
          "A85",
          "ASCIIHexDecode",
          "AHx",
          "RunLengthDecode",
          "RL",
          "Crypt");

  private static final Set<String> STRUCTURE =
      Set.of("Encrypt", "ObjStm", "XRef", "W", "First", "XFA", "AcroForm");

  private static final String END = "%%EOF";
  private static final String STREAM = "stream";
  private static final String BEFORE = "endstream";

  /** The description of a stream is no longer. */
  private static final int LONGEST_DESCRIPTION = 4_096;

  /** A paper of 16 MB has some thousands. */
  private static final int MOST_STREAMS = 50_000;

  /** Inflated bytes for each of the file's: far above real papers, far below what a bomb needs. */
  private static final int MOST_TIMES = 50;

  private static final long ALWAYS_ALLOWED = 64L * 1024 * 1024;

  private final String raw;
  private final byte[] content;
  private final int mostPages;
  private final Inflating inflating;
  private final PdfNames names = new PdfNames();

  /** Those that describe streams; short ones stand by chance in what is compressed. */
  private final PdfNames describing = new PdfNames();

  private PdfFile(byte[] content, int mostPages) {
    this.content = content;
    this.raw = new String(content, StandardCharsets.ISO_8859_1);
    this.mostPages = mostPages;
    this.inflating = new Inflating(Math.max(ALWAYS_ALLOWED, (long) MOST_TIMES * content.length));
  }

  /** Whether a name decides anything. */
  static boolean isLookedFor(String name) {
    return RUNNING.contains(name)
        || FILES.contains(name)
        || UNREADABLE.contains(name)
        || STRUCTURE.contains(name);
  }

  /** Refuses a paper that is not to be kept. */
  static void check(byte[] content, int mostPages) throws UnfitFile {
    new PdfFile(content, mostPages).check();
  }

  private void check() throws UnfitFile {
    int end = raw.lastIndexOf(END);
    if (end < 0) {
      throw new UnfitFile(Refusal.DAMAGED);
    }
    HiddenFiles.refuseBehind(content, end + END.length());
    for (byte one : content) {
      names.next(one & 0xFF);
    }
    names.end();
    if (names.has("Encrypt")) {
      throw new UnfitFile(Refusal.ENCRYPTED);
    }
    lookIntoStreams();
    refuseNames();
    if (names.pages() == 0) {
      throw new UnfitFile(Refusal.DAMAGED);
    }
    if (names.pages() > mostPages) {
      throw new UnfitFile(Refusal.TOO_MANY_PAGES);
    }
  }

  /**
   * Whatever follows the word, wherever it stands: readers differ in what they take for a stream.
   */
  private void lookIntoStreams() throws UnfitFile {
    int streams = 0;
    for (int at = raw.indexOf(STREAM); at >= 0; at = raw.indexOf(STREAM, at + 1)) {
      int start = at + STREAM.length();
      while (start < content.length && (content[start] == '\r' || content[start] == '\n')) {
        start++;
      }
      if (start == at + STREAM.length()) {
        continue;
      }
      if (++streams > MOST_STREAMS) {
        throw new UnfitFile(Refusal.TOO_LARGE);
      }
      lookAtDescription(at);
      try {
        inflating.read(content, start, names);
      } catch (IOException e) {
        // what follows is not deflated, or its end is missing: it was looked at as far as it goes
        names.end();
      }
    }
  }

  private void lookAtDescription(int until) {
    String before = raw.substring(Math.max(0, until - LONGEST_DESCRIPTION), until);
    int end = before.lastIndexOf(BEFORE);
    before.substring(end < 0 ? 0 : end + BEFORE.length()).chars().forEach(describing::next);
    describing.end();
  }

  private void refuseNames() throws UnfitFile {
    if (names.hasAny(FILES)) {
      throw new UnfitFile(Refusal.HIDES_FILES);
    }
    boolean form = names.has("XFA") && names.has("AcroForm");
    if (form || names.hasAny(RUNNING) || objectsMayBeHidden()) {
      throw new UnfitFile(Refusal.RUNS);
    }
  }

  /** Streams of objects that are coded in a way that was not undone, whether they say so or not. */
  private boolean objectsMayBeHidden() {
    boolean objects =
        describing.has("ObjStm")
            || describing.has("XRef")
            || describing.has("W") && describing.has("First");
    return objects && describing.hasAny(UNREADABLE);
  }
}
