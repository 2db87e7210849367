package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.portolan.i18n.sms.ForcingCharacter;
import org.portolan.messaging.enquiry.AnswerText;
import org.portolan.messaging.preview.PreviewMessages;
import org.portolan.messaging.preview.PreviewedMessage;
import org.portolan.messaging.preview.PreviewedText;
import org.portolan.messaging.preview.Prices;
import org.portolan.messaging.preview.SampleMessage;
import org.portolan.messaging.preview.SampleMessage.Kind;

/** What a message looks like in every language before it goes out, and what it costs. */
@Named
@ViewScoped
public class PreviewPage implements Serializable {

  private static final long serialVersionUID = 1;

  /** What fits in a list to choose from. */
  private static final int BEGINNING = 64;

  /** So many characters can be replaced by others; more are a script of its own. */
  private static final int FEW = 3;

  @Inject private transient PreviewMessages previews;
  @Inject private transient Prices prices;
  @Inject private transient StaffTexts texts;
  @Inject private transient StaffSession staff;

  private String chosen;
  private String country;
  private String own;
  private transient PreviewedMessage preview;

  /** The message that is shown; the first where none is chosen, or one that is not there. */
  public PreviewedMessage getPreview() {
    if (preview == null) {
      preview = previews.preview(previews.find(chosen).orElse(previews.all().get(0)));
    }
    return preview;
  }

  public List<Kind> getKinds() {
    return Arrays.asList(Kind.values());
  }

  /** The messages of one kind. */
  public List<SampleMessage> of(Kind kind) {
    return previews.all().stream().filter(message -> message.kind() == kind).toList();
  }

  /** A message as the reader knows it: how it begins in their own language. */
  public String beginning(SampleMessage message) {
    String line = previews.preview(message, staff.getLanguage()).text().replace('\n', ' ');
    int length = line.codePointCount(0, line.length());
    return length <= BEGINNING
        ? line
        : line.substring(0, line.offsetByCodePoints(0, BEGINNING)) + "…";
  }

  public Prices getPrices() {
    return prices;
  }

  /** Where the message goes, as far as its price is concerned. */
  public String getDestination() {
    List<String> known = prices.countries();
    if (known.contains(country) || known.isEmpty()) {
      return known.isEmpty() ? Prices.ELSEWHERE : country;
    }
    return Prices.ELSEWHERE.equals(country) && prices.ofPart(country).isPresent()
        ? country
        : known.get(0);
  }

  /** Whether countries without a price of their own have one. */
  public boolean isElsewhere() {
    return prices.ofPart(Prices.ELSEWHERE).isPresent();
  }

  /** What a text costs, in words. */
  public String price(PreviewedText text) {
    return prices
        .of(text, getDestination())
        .map(texts::money)
        .orElseGet(() -> texts.of("staff.preview.price-not-set"));
  }

  /** A text as it is drawn: a box for each part. */
  public PartsDrawing drawing(PreviewedText text) {
    return new PartsDrawing(text.size());
  }

  /** The characters that make a text UCS-2; of a script that is not in GSM at all, the first. */
  public List<ForcingCharacter> first(PreviewedText text) {
    return isFew(text) ? text.forcing() : text.forcing().subList(0, 1);
  }

  /** How many more of them there are. */
  public int further(PreviewedText text) {
    return isFew(text) ? 0 : text.forcing().size() - 1;
  }

  private static boolean isFew(PreviewedText text) {
    return text.forcing().size() <= FEW;
  }

  /** A text with the few characters marked that make it UCS-2; nothing is where there are many. */
  public List<Piece> pieces(PreviewedText text) {
    Set<Integer> marked =
        isFew(text)
            ? text.forcing().stream().map(ForcingCharacter::codePoint).collect(Collectors.toSet())
            : Set.of();
    List<Piece> pieces = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.text().length(); ) {
      int c = text.text().codePointAt(i);
      int end = i + Character.charCount(c);
      if (marked.contains(c)) {
        pieces.add(new Piece(text.text().substring(start, i), false));
        pieces.add(new Piece(text.text().substring(i, end), true));
        start = end;
      }
      i = end;
    }
    pieces.add(new Piece(text.text().substring(start), false));
    return pieces;
  }

  /** A piece of a text. */
  public record Piece(String text, boolean marked) {}

  /** The numbers of the price list's entries that cannot be read. */
  public String getUnreadable() {
    return prices.unreadable().stream().map(texts::number).collect(Collectors.joining(" · "));
  }

  /** What was typed, as it would be sent; null while there is nothing. */
  public PreviewedText getOwnText() {
    String sent = new AnswerText(own).text();
    return sent.isEmpty() ? null : PreviewedText.of(sent);
  }

  /** By how many units what was typed is longer than the provider takes; 0 when it fits. */
  public int getTooLongBy() {
    return new AnswerText(own).tooLongBy();
  }

  public String getChosen() {
    return chosen;
  }

  public void setChosen(String chosen) {
    this.chosen = chosen;
  }

  public String getCountry() {
    return country;
  }

  public void setCountry(String country) {
    this.country = country;
  }

  public String getOwn() {
    return own;
  }

  public void setOwn(String own) {
    this.own = own;
  }
}
