package org.portolan.i18n;

import com.ibm.icu.text.MessageFormat;
import java.util.Map;
import java.util.Set;

/** One text of one language, its pattern parsed. What has no arguments is written once and kept. */
final class CompiledText {

  private final Pool<MessageFormat> formats;
  private final String[] arguments;
  private final String constant;

  CompiledText(String pattern, Language language) {
    MessageFormat format = new MessageFormat(pattern, language.locale());
    Set<String> names = format.getArgumentNames();
    formats = new Pool<>(() -> new MessageFormat(pattern, language.locale()));
    arguments = names.toArray(new String[0]);
    constant = arguments.length == 0 ? format.format(Map.of()) : null;
  }

  private CompiledText(String constant) {
    this.formats = null;
    this.arguments = new String[0];
    this.constant = constant;
  }

  /** A text that is no pattern, whatever stands in it. */
  static CompiledText asItIs(String text) {
    return new CompiledText(text);
  }

  /** The names of what it has to be told. */
  String[] arguments() {
    return arguments;
  }

  boolean isConstant() {
    return constant != null;
  }

  /**
   * @param written by name; all that it has to be told
   */
  String with(Map<String, Object> written) {
    return isConstant() ? constant : formats.with(format -> format.format(written));
  }
}
