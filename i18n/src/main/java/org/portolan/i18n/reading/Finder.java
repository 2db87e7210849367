package org.portolan.i18n.reading;

import java.util.List;
import java.util.Optional;

/** Finds what stands at a place in a text. */
interface Finder {

  Optional<Phrases.Found> at(List<Token> tokens, int start);
}
