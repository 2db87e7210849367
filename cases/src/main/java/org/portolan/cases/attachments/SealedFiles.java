package org.portolan.cases.attachments;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig2026;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Collection;
import java.util.UUID;

/**
 * Seals files while they are written and opens them while they are read, in segments (AES-256-GCM,
 * HKDF, Tink's streaming AEAD), bound to their names. Each has a key of its own: when a case's key
 * gets a new version, only that small key is sealed again and no file is.
 */
public final class SealedFiles {

  private static final int BUFFER = 64 * 1024;

  private final FileStore files;

  public SealedFiles(FileStore files) {
    this.files = files;
  }

  /**
   * Seals and keeps a file under a new name and key.
   *
   * @param most bytes; of a longer file nothing is kept
   * @throws TooLarge when it is longer
   */
  public Kept keep(InputStream content, long most) throws IOException {
    UUID name = UUID.randomUUID();
    String key = newKey();
    long[] size = new long[1];
    files.put(
        name,
        out -> {
          try (OutputStream sealing = sealing(name, key, out)) {
            size[0] = copy(content, sealing, most);
          }
        });
    return new Kept(name, key, size[0]);
  }

  private static String newKey() {
    try {
      KeysetHandle key =
          KeysetHandle.generateNew(
              PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB, StreamingAeadConfig2026.get());
      return Base64.getEncoder()
          .encodeToString(
              TinkProtoKeysetFormat.serializeKeyset(
                  key, InsecureSecretKeyAccess.get(), StreamingAeadConfig2026.get()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("No key for a file can be made", e);
    }
  }

  private static long copy(InputStream content, OutputStream out, long most) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      size += read;
      if (size > most) {
        throw new TooLarge();
      }
      out.write(buffer, 0, read);
    }
    return size;
  }

  /**
   * A file as it was. A segment that was altered, left out or moved ends the reading with an {@link
   * IOException}; so does the missing end of a file.
   *
   * @throws FileNotFoundException when there is none
   */
  public InputStream open(UUID name, String key) throws IOException {
    InputStream sealed =
        files.open(name).orElseThrow(() -> new FileNotFoundException("There is no such file."));
    try {
      return aead(key).newDecryptingStream(sealed, data(name));
    } catch (GeneralSecurityException e) {
      sealed.close();
      throw new IOException("A file cannot be opened", e);
    }
  }

  /** Removes files. */
  public void delete(Collection<UUID> names) throws IOException {
    files.delete(names);
  }

  private static OutputStream sealing(UUID name, String key, OutputStream out) throws IOException {
    try {
      return aead(key).newEncryptingStream(out, data(name));
    } catch (GeneralSecurityException e) {
      throw new IOException("A file cannot be sealed", e);
    }
  }

  private static StreamingAead aead(String key) throws GeneralSecurityException {
    return TinkProtoKeysetFormat.parseKeyset(
            Base64.getDecoder().decode(key),
            InsecureSecretKeyAccess.get(),
            StreamingAeadConfig2026.get())
        .getPrimitive(StreamingAeadConfig2026.get(), StreamingAead.class);
  }

  private static byte[] data(UUID name) {
    return ("file/" + name).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * A file that was kept.
   *
   * @param name under which it lies in the store of files
   * @param key its own, as a text to be sealed under its case's key
   * @param bytes how many it has, unsealed
   */
  public record Kept(UUID name, String key, long bytes) {
    @Override
    public String toString() {
      return "Kept[" + name + "]";
    }
  }

  /** A file has more bytes than it may. */
  public static final class TooLarge extends IOException {
    TooLarge() {
      super("A file is larger than it may be.");
    }
  }
}
