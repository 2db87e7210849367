package org.portolan.messaging.outreach;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.portolan.cases.outreach.Broadcast;
import org.portolan.cases.outreach.BroadcastMessage;
import org.portolan.cases.outreach.CountAudience.Count;
import org.portolan.i18n.Language;
import org.portolan.messaging.preview.PreviewedText;
import org.portolan.messaging.preview.Prices;

/** What a broadcast would say to whom, in how many parts, and what it would cost. */
public final class EstimateBroadcast {

  private EstimateBroadcast() {}

  /**
   * Readers of one language.
   *
   * @param numbers how many of them would be written to
   * @param given the language that they would get; empty when there is none they may read
   * @param text as they would get it; empty likewise
   */
  public record Readers(
      Language reader, int numbers, Optional<Language> given, Optional<PreviewedText> text) {

    /** Whether they get it in their own language. */
    public boolean own() {
      return given.filter(reader::equals).isPresent();
    }
  }

  /**
   * The whole.
   *
   * @param readers by language, the most first
   * @param numbers how many would be written to
   * @param unreadable how many could read none of the languages it is written in
   * @param optedOut how many want no such messages
   * @param invalid how many numbers take no texts
   * @param parts of all texts together
   * @param price of all of them, by currency
   * @param unpriced countries for which no price is set, ISO 3166-1 alpha-2
   */
  public record Estimate(
      List<Readers> readers,
      int numbers,
      int unreadable,
      int optedOut,
      int invalid,
      long parts,
      Map<String, BigDecimal> price,
      Set<String> unpriced) {

    /** The price in the currency that most of it is in, if any is known. */
    public Optional<Broadcast.Price> main() {
      return price.entrySet().stream()
          .max(Map.Entry.comparingByValue())
          .map(entry -> new Broadcast.Price(entry.getValue(), entry.getKey()));
    }
  }

  /** Estimates a message for those who were counted. */
  public static Estimate of(BroadcastMessage message, List<Count> counts, Prices prices) {
    Map<Language, Integer> byLanguage = new LinkedHashMap<>();
    counts.stream()
        .filter(Count::usable)
        .forEach(
            count ->
                byLanguage.merge(Language.of(count.language()), count.numbers(), Integer::sum));
    List<Readers> readers = new ArrayList<>();
    byLanguage.forEach((reader, numbers) -> readers.add(readers(message, reader, numbers)));
    readers.sort((one, other) -> Integer.compare(other.numbers(), one.numbers()));
    return sum(readers, counts, prices);
  }

  private static Readers readers(BroadcastMessage message, Language reader, int numbers) {
    return new Readers(
        reader,
        numbers,
        message.in(reader).map(BroadcastMessage.Text::language),
        BroadcastText.of(message, reader).map(PreviewedText::of));
  }

  private static Estimate sum(List<Readers> readers, List<Count> counts, Prices prices) {
    Map<String, PreviewedText> texts = new LinkedHashMap<>();
    readers.forEach(one -> one.text().ifPresent(text -> texts.put(one.reader().tag(), text)));
    long parts = 0;
    int numbers = 0;
    int unreadable = 0;
    Map<String, BigDecimal> price = new LinkedHashMap<>();
    Set<String> unpriced = new TreeSet<>();
    for (Count count : counts.stream().filter(Count::usable).toList()) {
      PreviewedText text = texts.get(count.language());
      if (text == null) {
        unreadable += count.numbers();
        continue;
      }
      numbers += count.numbers();
      parts += (long) count.numbers() * text.size().parts();
      prices
          .of(text, count.region())
          .ifPresentOrElse(
              one ->
                  price.merge(
                      one.currency(),
                      one.amount().multiply(BigDecimal.valueOf(count.numbers())),
                      BigDecimal::add),
              () -> unpriced.add(count.region()));
    }
    return new Estimate(
        List.copyOf(readers),
        numbers,
        unreadable,
        standing(counts, "opted-out") + standing(counts, "no-news"),
        standing(counts, "invalid"),
        parts,
        price,
        unpriced);
  }

  private static int standing(List<Count> counts, String standing) {
    return counts.stream()
        .filter(count -> count.standing().equals(standing))
        .mapToInt(Count::numbers)
        .sum();
  }
}
