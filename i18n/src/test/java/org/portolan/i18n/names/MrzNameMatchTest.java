package org.portolan.i18n.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name as its bearer writes it, and as a zone does. */
class MrzNameMatchTest {

  @ParameterizedTest(name = "{0} is {1}: {2}")
  @CsvSource({
    "Anna Maria Eriksson, ERIKSSON<<ANNA<MARIA<<<, SAME",
    "ERIKSSON Anna-Maria, ERIKSSON<<ANNA<MARIA<<<, SAME",
    "Jörg Müller, MUELLER<<JOERG<<<, SAME",
    "Jörg Müller, MULLER<<JORG<<<, SAME",
    "Conan O’Brien, OBRIEN<<CONAN<<<, SAME",
    "Omar Al-Rashid, ALRASHID<<OMAR<<<, SAME",
    "Omar AlRashid, AL<RASHID<<OMAR<<<, SAME",
    "Юлия Щеглова, SHCHEGLOVA<<IULIIA<<<, SAME",
    "Григорій Кирило, KYRYLO<<HRYHORII<<<, SAME",
    "محمود حسن, XHSN<<MXHMWD<<<, SAME",
    "Suharto, SUHARTO<<<<, SAME",
    "Jonathon Alexander Papandropoulous, PAPANDROPOULOUS<<JONATHON<ALEX, CUT_SHORT",
    "Jonathon Alexander Papandropoulous, PAPANDROPOULOUS<<JONATHON<A, CUT_SHORT",
    "محمد حسن, HASSAN<<MOHAMMED<<<, ALIKE",
    "Mohammed Hassan, HASAN<<MUHAMMAD<<<, ALIKE",
    "Leila Haddad, ERIKSSON<<ANNA<MARIA<<<, OTHER",
    "Anna, ERIKSSON<<ANNA<MARIA<<<, OTHER",
    "Jonathon Papandropoulous, PAPANDROPOULOUS<<PETER<ALEX, OTHER",
    "ኣማኑኤል ተስፋይ, ERIKSSON<<ANNA<<<, OTHER"
  })
  void can_be_the_same(String name, String field, MrzNameMatch match) {
    assertThat(MrzNameMatch.of(name, MrzName.of(field))).isEqualTo(match);
  }

  @Test
  void nothing_is_like_nothing() {
    assertThat(MrzNameMatch.of(null, MrzName.of("ERIKSSON<<"))).isEqualTo(MrzNameMatch.OTHER);
    assertThat(MrzNameMatch.of("Anna", MrzName.of("<<<<"))).isEqualTo(MrzNameMatch.OTHER);
    assertThat(MrzNameMatch.of("😀", MrzName.of("ERIKSSON<<"))).isEqualTo(MrzNameMatch.OTHER);
  }
}
