package org.portolan.messaging.voice;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.TwiML;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Pause;
import com.twilio.twiml.voice.Play;
import com.twilio.twiml.voice.Redirect;
import com.twilio.twiml.voice.Reject;
import com.twilio.twiml.voice.Say;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.i18n.Language;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.prompts.Prompts;
import org.portolan.messaging.voice.Voices.Voice;

/**
 * Says things in TwiML: in the voice that the provider has for the language, else from recordings,
 * else not at all.
 *
 * @see <a href="https://www.twilio.com/docs/voice/twiml">TwiML for programmable voice</a>
 */
public final class Speech {

  /** Where recordings are fetched from, by their names. */
  public static final String RECORDINGS = "/prompts/";

  /** Between two keys, and after the last word: old hands and bad lines are slow. */
  private static final int SECONDS_FOR_A_KEY = 8;

  private final Prompts prompts;
  private final PublicAddress address;

  public Speech(Prompts prompts, PublicAddress address) {
    this.prompts = prompts;
    this.address = address;
  }

  /** Whether calls can be held in a language at all. */
  public boolean speaks(Language language) {
    return Voices.of(language).isPresent() || prompts.areComplete(language);
  }

  /** Whether all of it can be said. */
  boolean canSay(Language language, Script script) {
    return verbs(language, script.sentences()).isPresent();
  }

  /** Whether a language is read by a voice, which says names and what people wrote. */
  boolean reads(Language language) {
    return Voices.of(language).isPresent();
  }

  /**
   * Says it, then fetches what comes next; where something is asked, with the keys that were
   * pressed.
   *
   * @param next the address, with its query
   */
  String say(Language language, Script script, String next) {
    List<TwiML> verbs = verbs(language, script.sentences()).orElseThrow();
    VoiceResponse.Builder response = new VoiceResponse.Builder();
    if (!script.keys().asks()) {
      verbs.forEach(verb -> add(response, verb));
      return response.redirect(redirect(next)).build().toXml();
    }
    Gather.Builder gather =
        new Gather.Builder()
            .inputs(Gather.Input.DTMF)
            .action(address.of(next))
            .method(HttpMethod.POST)
            .timeout(SECONDS_FOR_A_KEY)
            .actionOnEmptyResult(true);
    if (script.keys().oneKey()) {
      gather.numDigits(1);
    } else {
      gather.finishOnKey("#");
    }
    verbs.forEach(
        verb -> {
          if (verb instanceof Say said) {
            gather.say(said);
          } else {
            gather.play((Play) verb);
          }
        });
    return response.gather(gather.build()).build().toXml();
  }

  /** Says a last thing and hangs up. */
  String sayLast(Language language, String... keys) {
    VoiceResponse.Builder response = new VoiceResponse.Builder();
    List<Sentence> last = java.util.Arrays.stream(keys).map(Sentence::of).toList();
    verbs(language, last).ifPresent(verbs -> verbs.forEach(verb -> add(response, verb)));
    return response.hangup(new Hangup.Builder().build()).build().toXml();
  }

  /** Waits a moment, then asks what comes next. */
  String waitFor(String next) {
    return new VoiceResponse.Builder()
        .pause(new Pause.Builder().length(1).build())
        .redirect(redirect(next))
        .build()
        .toXml();
  }

  /** Hangs up without a word. */
  String hangUp() {
    return new VoiceResponse.Builder().hangup(new Hangup.Builder().build()).build().toXml();
  }

  /** Declines a call: it costs the caller nothing. */
  static String decline() {
    return new VoiceResponse.Builder()
        .reject(new Reject.Builder().reason(Reject.Reason.BUSY).build())
        .build()
        .toXml();
  }

  private Redirect redirect(String next) {
    return new Redirect.Builder(address.of(next)).method(HttpMethod.POST).build();
  }

  private static void add(VoiceResponse.Builder response, TwiML verb) {
    if (verb instanceof Say said) {
      response.say(said);
    } else {
      response.play((Play) verb);
    }
  }

  private Optional<List<TwiML>> verbs(Language language, List<Sentence> sentences) {
    Optional<Voice> voice = Voices.of(language);
    return voice.isPresent()
        ? Optional.of(sentences.stream().map(one -> read(one.text(language), voice.get())).toList())
        : recorded(language, sentences);
  }

  private static TwiML read(String text, Voice voice) {
    return new Say.Builder(text)
        .option("voice", voice.name())
        .option("language", voice.locale())
        .build();
  }

  private Optional<List<TwiML>> recorded(Language language, List<Sentence> sentences) {
    Map<String, String> names = prompts.playable(language);
    List<TwiML> verbs = new ArrayList<>();
    for (Sentence sentence : sentences) {
      Optional<List<String>> played = InRecordings.of(sentence).flatMap(it -> it.names(names));
      if (played.isEmpty()) {
        return Optional.empty();
      }
      played
          .get()
          .forEach(name -> verbs.add(new Play.Builder(address.of(RECORDINGS + name)).build()));
    }
    return Optional.of(verbs);
  }
}
