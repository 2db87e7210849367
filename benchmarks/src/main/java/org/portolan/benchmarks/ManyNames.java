package org.portolan.benchmarks;

import java.util.Random;

/**
 * Invented people whose names are spread as names are: a few are had by many, most by few; written
 * in seven scripts, each with the spelling of a passport. The same seed gives the same people.
 */
final class ManyNames {

  /** Own script and Latin letters; the first are the most frequent. */
  private static final String[][] GIVEN = {
    {"محمد", "Mohammed"}, {"أحمد", "Ahmed"}, {"Maria", "Maria"}, {"علي", "Ali"},
    {"فاطمة", "Fatima"}, {"Анна", "Anna"}, {"حسین", "Hossein"}, {"Иван", "Ivan"},
    {"ዮሴፍ", "Yosef"}, {"রহিম", "Rahim"}, {"王伟", "Wang Wei"}, {"Aïcha", "Aicha"},
    {"عمر", "Omar"}, {"ليلى", "Leila"}, {"José", "Jose"}, {"Олена", "Olena"},
    {"መሐመድ", "Mehamed"}, {"زهرا", "Zahra"}, {"আয়েশা", "Ayesha"}, {"Juma", "Juma"},
    {"يوسف", "Youssef"}, {"Сергей", "Sergey"}, {"ሰላም", "Selam"}, {"مریم", "Maryam"},
    {"João", "Joao"}, {"Fátima", "Fatima"}, {"Дмитрий", "Dmitriy"}, {"ተስፋይ", "Tesfay"},
    {"خالد", "Khaled"}, {"Amina", "Amina"}, {"李娜", "Li Na"}, {"کریم", "Karim"}
  };

  private static final String[][] FAMILY = {
    {"حداد", "Haddad"}, {"کریمی", "Karimi"}, {"Иванов", "Ivanov"}, {"García", "Garcia"},
    {"Traoré", "Traore"}, {"احمدی", "Ahmadi"}, {"خوري", "Khoury"}, {"Шевченко", "Shevchenko"},
    {"ገብረመድህን", "Gebremedhin"}, {"হোসেন", "Hossain"}, {"Silva", "Silva"}, {"منصور", "Mansour"},
    {"محمدی", "Mohammadi"}, {"Петров", "Petrov"}, {"ኪዳነ", "Kidane"}, {"Diallo", "Diallo"}
  };

  private static final String[] SYLLABLES = {
    "ba", "de", "fi", "go", "ha", "ka", "li", "ma", "mo", "na", "ni", "ra", "ro", "sa", "shi", "so",
    "ta", "ti", "tu", "wa", "ya", "zo"
  };

  private final Random random;

  ManyNames(long seed) {
    this.random = new Random(seed);
  }

  /** The next person. */
  Named next() {
    String[] given = GIVEN[frequent(GIVEN.length)];
    if (random.nextInt(3) == 0) {
      String[] family = FAMILY[frequent(FAMILY.length)];
      return new Named(given[0] + " " + family[0], given[1] + " " + family[1]);
    }
    String family = rare();
    return new Named(given[0] + " " + family, given[1] + " " + family);
  }

  /** What somebody types to find a person: one or both names, every third time with an error. */
  String typedFor(Named person) {
    String[] words = person.latin().split(" ");
    String typed =
        switch (random.nextInt(4)) {
          case 0 -> words[words.length - 1];
          case 1 -> words[words.length - 1] + " " + words[0];
          default -> person.latin();
        };
    return random.nextInt(3) == 0 ? mistyped(typed) : typed;
  }

  private String mistyped(String typed) {
    int at = 1 + random.nextInt(typed.length() - 2);
    return switch (random.nextInt(3)) {
      case 0 -> typed.substring(0, at) + typed.substring(at + 1);
      case 1 -> typed.substring(0, at) + (char) ('a' + random.nextInt(26)) + typed.substring(at);
      default ->
          typed.substring(0, at)
              + typed.charAt(at + 1)
              + typed.charAt(at)
              + typed.substring(at + 2);
    };
  }

  /** The first one every third time, the next every third time of the rest, and so on. */
  private int frequent(int length) {
    int at = 0;
    while (at < length - 1 && random.nextInt(4) != 0) {
      at++;
    }
    return at;
  }

  private String rare() {
    StringBuilder name = new StringBuilder();
    for (int i = 3 + random.nextInt(2); i > 0; i--) {
      name.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** A name in the own script, and as in a passport. */
  record Named(String own, String latin) {}
}
