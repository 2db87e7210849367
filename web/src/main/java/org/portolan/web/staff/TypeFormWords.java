package org.portolan.web.staff;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands in a visa type's form, by the names of its fields, to be held against another. */
@Dependent
public class TypeFormWords implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffTexts texts;

  /** All of it, in the order of the form. */
  LinkedHashMap<String, String> of(TypeForm form) {
    LinkedHashMap<String, String> words = new LinkedHashMap<>();
    words.put(texts.of("staff.visa-type.name"), form.getName());
    words.put(texts.of("staff.visa-type.who"), form.getWho());
    words.put(
        texts.of("staff.visa-type.authority"),
        texts.of("staff.visa-type.authority." + form.getAuthority()));
    words.put(texts.of("staff.visa-type.service-days"), form.getServiceDays());
    words.put(texts.of("staff.visa-type.appeal-days"), form.getAppealDays());
    words.put(texts.of("staff.visa-type.draft-days"), form.getDraftDays());
    words.put(texts.of("staff.visa-type.most-days"), form.getMostDays());
    words.put(texts.of("staff.visa-type.entries"), String.join(", ", form.getEntries()));
    words.put(
        texts.of("staff.visa-type.fee"),
        Stream.concat(
                Stream.of(form.getAmount() + " " + form.getCurrency()), form.getWaivers().stream())
            .collect(Collectors.joining(", ")));
    words.put(texts.of("staff.visa-type.grounds"), form.getGrounds());
    words.put(
        texts.of("staff.visa-type.documents"),
        form.getDocuments().stream().map(this::row).collect(Collectors.joining("\n")));
    words.put(
        texts.of("staff.visa-type.questions"),
        form.getQuestions().stream().map(this::question).collect(Collectors.joining("\n")));
    return words;
  }

  private String row(TypeRow row) {
    return Stream.concat(Stream.of(row.getLabel()), row.getWhen().stream())
            .collect(Collectors.joining(" · "))
        + " "
        + row.getCountries();
  }

  private String question(TypeQuestionRow row) {
    return Stream.of(
            row(row),
            texts.of("staff.visa-type.kind." + row.getKind()),
            String.join(", ", TypeForm.lines(row.getOptions())),
            row.getLeast(),
            row.getMost(),
            row.getLongest(),
            row.getDay(),
            row.isOptional() ? texts.of("apply.optional") : "")
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(" · "));
  }
}
