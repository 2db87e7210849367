package org.portolan.cases.papers.mrz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.i18n.Texts;

/** Whatever is told about a zone has words. */
class MrzWordsTest {

  static Stream<String> keys() {
    return Stream.of(
            Stream.of(MrzProblem.Reason.values()).map(reason -> "problem." + reason.key()),
            Stream.of(Correction.Why.values()).map(why -> "corrected." + why.key()),
            Stream.of(Mrz.Sex.values()).map(sex -> "sex." + sex.key()),
            Stream.of(MrzField.values())
                .map(MrzField::key)
                .map(key -> key.equals("whole-check") ? key : key.replace("-check", ""))
                .map(key -> "field." + key))
        .flatMap(some -> some);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void it_has(String key) {
    assertThat(Texts.product().has("staff.zone." + key)).isTrue();
  }
}
