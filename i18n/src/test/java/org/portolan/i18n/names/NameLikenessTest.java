package org.portolan.i18n.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who stands first when several could be meant. */
class NameLikenessTest {

  @ParameterizedTest(name = "{0}: {1} before {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Mohammed | Mohammed | Muhammad
          Mohammed | محمد | حميد
          Mohammed Haddad | محمد حداد | محمد علي
          Haddad Mohammed | Mohammed Haddad | Mohammed Hamdan
          Ahmed Ali | Ahmed Ali | Ahmed Ali Hassan
          Leila | Leïla | Lola
          Maria Gonzalez | González María | Mario González
          Fatma | فاطمة | Fatmir
          Tesfay | ተስፋይ | Teshome
          4711 | 4711 | 4712
          王小明 | 王小明 | 王小红
          """)
  void the_likelier_name_stands_first(String typed, String likelier, String other) {
    NameLikeness likeness = new NameLikeness(typed);

    assertThat(likeness.of(likelier)).isGreaterThan(likeness.of(other));
  }

  @Test
  void the_same_name_is_one_and_nothing_in_common_is_little() {
    assertThat(new NameLikeness("Mohammed Haddad").of("haddad MOHAMMED")).isEqualTo(1);
    assertThat(new NameLikeness("Mohammed").of("Zoé")).isLessThan(0.3);
    assertThat(new NameLikeness("").of("Zoé")).isZero();
    assertThat(new NameLikeness("Zoé").of(null)).isZero();
    assertThat(new NameLikeness("😀").of("😀")).isZero();
  }

  @ParameterizedTest
  @CsvSource({"abc,abc,0", "abc,ab,1", "abc,acb,1", "abc,xbc,1", "'',abc,3", "kitten,sitting,3"})
  void counts_errors(String one, String other, int errors) {
    assertThat(NameLikeness.distance(one, other)).isEqualTo(errors);
  }
}
