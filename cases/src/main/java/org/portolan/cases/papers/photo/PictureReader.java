package org.portolan.cases.papers.photo;

import java.util.Optional;

/** Reads the capital letters, digits and fillers that stand in a picture. */
public interface PictureReader {

  /** Where no program reads. */
  PictureReader NONE =
      new PictureReader() {
        @Override
        public boolean isThere() {
          return false;
        }

        @Override
        public Optional<String> read(byte[] picture) {
          return Optional.empty();
        }
      };

  /** Whether there is one at all; that it is does not mean that it works. */
  boolean isThere();

  /**
   * What stands in a picture, line by line; a guess, full of mistakes.
   *
   * @param picture as a JPEG that was made here from its points, never as somebody sent it
   * @return empty when it cannot be read now, for whatever reason
   */
  Optional<String> read(byte[] picture);
}
