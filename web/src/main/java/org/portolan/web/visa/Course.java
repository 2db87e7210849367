package org.portolan.web.visa;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.visa.ApplicationView;
import org.portolan.cases.visa.model.Answers;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.Question;
import org.portolan.cases.visa.model.VisaType;

/** The order in which the questions of an application are gone through, member by member. */
final class Course {

  private final ApplicationView view;
  private final List<Place> all = new ArrayList<>();

  Course(ApplicationView view) {
    this.view = view;
    for (int member = 1; member <= view.members().size(); member++) {
      for (Question question : view.type().path(view.members().get(member - 1).answers())) {
        all.add(new Place(member, view.type().questions().indexOf(question) + 1));
      }
    }
  }

  /** The member at a place; empty when there is none. */
  Optional<Member> member(int number) {
    return number >= 1 && number <= view.members().size()
        ? Optional.of(view.members().get(number - 1))
        : Optional.empty();
  }

  /** The question at a place; empty when none is asked there. */
  Optional<Question> question(Place place) {
    return all.contains(place)
        ? Optional.of(view.type().questions().get(place.question() - 1))
        : Optional.empty();
  }

  /** Which page of how many a place is. */
  int number(Place place) {
    return all.indexOf(place) + 1;
  }

  int count() {
    return all.size();
  }

  /** The place before. */
  Optional<Place> before(Place place) {
    int at = all.indexOf(place);
    return at > 0 ? Optional.of(all.get(at - 1)) : Optional.empty();
  }

  /** What comes after a place and was not looked at yet, else whatever still has to be answered. */
  Optional<Place> after(Place place) {
    int at = all.indexOf(place);
    return all.subList(at + 1, all.size()).stream()
        .filter(one -> isOpen(one, true))
        .findFirst()
        .or(this::first);
  }

  /** The first that has to be answered and is not. */
  Optional<Place> first() {
    return all.stream().filter(one -> isOpen(one, false)).findFirst();
  }

  /** Where a member's question is; empty when it is not asked. */
  Optional<Place> place(int member, String question) {
    VisaType type = view.type();
    return all.stream()
        .filter(one -> one.member() == member)
        .filter(one -> type.questions().get(one.question() - 1).id().equals(question))
        .findFirst();
  }

  private boolean isOpen(Place place, boolean optionalToo) {
    Question question = view.type().questions().get(place.question() - 1);
    Answers answers = view.members().get(place.member() - 1).answers();
    return question.optional()
        ? optionalToo && !answers.byQuestion().containsKey(question.id())
        : answers.of(question.id()).isEmpty();
  }
}
