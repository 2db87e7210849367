package org.portolan.cases.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Where files lie, whatever they are and wherever that is. It sees sealed bytes only, and names
 * that tell nothing. A file is there wholly or not at all.
 */
public interface FileStore {

  /**
   * Keeps what is written, durably when this returns. A file of the same name is replaced.
   *
   * @throws IOException when it cannot be written, or what the content threw: then nothing is kept
   */
  void put(UUID name, Content content) throws IOException;

  /** A file from its beginning; empty when there is none of this name. */
  Optional<InputStream> open(UUID name) throws IOException;

  /** Removes files; a name of which there is none is passed over. */
  void delete(Collection<UUID> names) throws IOException;

  /**
   * The names of all files written before a time, some at once, for finding those that nobody
   * needs. Also clears away what a killed process had half written before then.
   *
   * @param before real time
   */
  void eachBefore(Instant before, Consumer<List<UUID>> some) throws IOException;

  /** Writes a file's bytes. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }
}
