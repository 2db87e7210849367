package org.portolan.cases.visa.model;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What still has to come before an application is complete.
 *
 * @param id of a question or a document, as the visa type names it
 */
public record Missing(UUID member, Kind kind, String id) {

  /** What it is. */
  public enum Kind {
    QUESTION,
    DOCUMENT
  }

  /**
   * What is missing of a member.
   *
   * @param sent documents of the application, whoever's
   */
  public static List<Missing> of(VisaType type, Member member, List<Document> sent) {
    List<Missing> missing = new ArrayList<>();
    type.path(member.answers()).stream()
        .filter(question -> !question.optional())
        .filter(question -> member.answers().of(question.id()).isEmpty())
        .forEach(question -> missing.add(new Missing(member.id(), Kind.QUESTION, question.id())));
    type.wanted(member.answers()).stream()
        .filter(document -> !isThere(member, document.id(), sent))
        .forEach(document -> missing.add(new Missing(member.id(), Kind.DOCUMENT, document.id())));
    return List.copyOf(missing);
  }

  private static boolean isThere(Member member, String document, List<Document> sent) {
    return sent.stream()
        .anyMatch(
            one ->
                one.member().equals(member.id())
                    && one.wanted().equals(document)
                    && !one.state().isWantedAgain());
  }
}
