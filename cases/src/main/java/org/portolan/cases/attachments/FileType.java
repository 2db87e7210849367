package org.portolan.cases.attachments;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/**
 * The kinds of files that are kept: what telephones send, and papers. None of them is run, or shown
 * by a browser as a page of ours.
 */
public enum FileType {
  JPEG("image/jpeg", "jpg"),
  PNG("image/png", "png"),
  WEBP("image/webp", "webp"),
  GIF("image/gif", "gif"),
  HEIC("image/heic", "heic"),
  PDF("application/pdf", "pdf"),
  OGG("audio/ogg", "ogg", "audio/vorbis", "audio/opus", "audio/speex", "application/ogg"),
  MP3("audio/mpeg", "mp3"),
  AMR("audio/amr", "amr"),
  M4A("audio/mp4", "m4a", "application/mp4"),
  MP4("video/mp4", "mp4", "video/quicktime", "video/x-m4v"),
  THREE_GPP("video/3gpp", "3gp", "video/3gpp2"),
  VCARD("text/vcard", "vcf", "text/x-vcard");

  /** Bytes from a file's start that tell what it is. */
  public static final int TELLING = 64 * 1024;

  private static final MimeTypes KNOWN = MimeTypes.getDefaultMimeTypes();

  private final String mediaType;
  private final String extension;
  private final Set<String> alsoCalled;

  FileType(String mediaType, String extension, String... alsoCalled) {
    this.mediaType = mediaType;
    this.extension = extension;
    this.alsoCalled = Set.of(alsoCalled);
  }

  /**
   * What a file is by its own first bytes, whatever its sender or its name says; empty when it is
   * nothing that is kept.
   *
   * @param start up to {@link #TELLING} bytes
   */
  public static Optional<FileType> of(byte[] start) {
    try (var bytes = new java.io.ByteArrayInputStream(start)) {
      String told = KNOWN.detect(bytes, new Metadata()).getBaseType().toString();
      return Stream.of(values())
          .filter(type -> type.mediaType.equals(told) || type.alsoCalled.contains(told))
          .findFirst();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** From the media type that {@link #mediaType()} gives. */
  public static Optional<FileType> ofMediaType(String mediaType) {
    return Stream.of(values()).filter(type -> type.mediaType.equals(mediaType)).findFirst();
  }

  /** As in a {@code Content-Type}. */
  public String mediaType() {
    return mediaType;
  }

  /** Of the name under which it is saved, without a dot. */
  public String extension() {
    return extension;
  }

  /** Whether it is shown as a picture, made anew from its points. */
  public boolean isPicture() {
    return this == JPEG || this == PNG;
  }

  /** As in settings. */
  public String key() {
    return extension;
  }

  /** What sort it is, as in the keys of its name: picture, recording, film, paper or contact. */
  public String sort() {
    return switch (this) {
      case JPEG, PNG, WEBP, GIF, HEIC -> "picture";
      case OGG, MP3, AMR, M4A -> "recording";
      case MP4, THREE_GPP -> "film";
      case PDF -> "paper";
      case VCARD -> "contact";
    };
  }

  /**
   * Some of them by their keys, separated by commas.
   *
   * @throws IllegalArgumentException when one is not known
   */
  static Set<FileType> named(String keys) {
    return Stream.of(keys.split(","))
        .map(key -> key.strip().toLowerCase(Locale.ROOT))
        .map(
            key ->
                Stream.of(values())
                    .filter(type -> type.extension.equals(key))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No kind of file: " + key)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
