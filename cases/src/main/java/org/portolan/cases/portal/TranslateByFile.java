package org.portolan.cases.portal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.portolan.cases.portal.OpenPage.Opened;
import org.portolan.cases.portal.WritePages.Draft;
import org.portolan.cases.portal.model.PageText;
import org.portolan.cases.portal.model.Version;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;

/** Texts go out to translators' tools and come back, as a draft like any other. */
@Dependent
public class TranslateByFile {

  private final OpenPage pages;
  private final WritePages write;

  @Inject
  public TranslateByFile(OpenPage pages, WritePages write) {
    this.pages = pages;
    this.write = write;
  }

  /**
   * Why a file was not taken.
   *
   * @param key the end of the key of its text
   * @param where what it is about, such as a unit's id; may be empty
   */
  public record Reason(String key, String where) {}

  /**
   * A text to be translated, as XLIFF; empty when there is none, or none to translate it from.
   *
   * @param slug the page's
   */
  public Optional<String> export(Tx tx, String slug, Language target) {
    return pages
        .open(tx, slug, target)
        .filter(page -> !page.original())
        .flatMap(
            page ->
                page.reference()
                    .map(
                        reference ->
                            XliffWriter.write(slug, reference, target, current(page, reference))));
  }

  private static Optional<PageText> current(Opened page, Version reference) {
    return page.latest()
        .filter(latest -> latest.translates().equals(OptionalInt.of(reference.number())))
        .map(Version::text);
  }

  /**
   * Takes a translation back.
   *
   * @param machine whether a machine made it
   * @return why it is not taken, everything at once; empty when it is a draft now
   */
  public List<Reason> take(Tx tx, String slug, Language target, byte[] file, boolean machine) {
    Optional<Opened> page = pages.open(tx, slug, target).filter(one -> !one.original());
    if (page.isEmpty() || page.get().reference().isEmpty()) {
      return List.of(new Reason("not-found", ""));
    }
    Version reference = page.get().reference().get();
    XliffReader.Read read = XliffReader.read(file, slug, reference, target);
    if (read.text().isEmpty()) {
      return read.reasons().stream()
          .map(reason -> new Reason("xliff." + reason.refusal().key(), reason.where()))
          .toList();
    }
    int after = page.get().latest().map(Version::number).orElse(0);
    Draft draft =
        new Draft(
            target, after, read.text().get(), machine, false, OptionalInt.of(reference.number()));
    return write
        .write(tx, page.get().id(), draft)
        .fold(
            saved -> List.of(),
            refused ->
                refused.faults().stream()
                    .map(fault -> new Reason("wrong." + fault.wrong().key(), fault.where()))
                    .toList(),
            meanwhile -> List.of(new Reason("meanwhile", "")));
  }
}
