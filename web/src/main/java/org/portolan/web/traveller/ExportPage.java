package org.portolan.web.traveller;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.portolan.cases.export.ExportedFiles;
import org.portolan.cases.export.PersonExport;
import org.portolan.cases.visa.VisaTypes;
import org.portolan.web.traveller.ReadableExport.Section;

/** Everything that is stored of somebody, to be read. */
@Named
@RequestScoped
public class ExportPage {

  @Inject private SignedInTraveller signedIn;
  @Inject private TravellerPage page;
  @Inject private PersonExport export;
  @Inject private ExportedFiles files;
  @Inject private VisaTypes types;

  private List<Section> sections;

  /** Whether there are files beside what is told. */
  public boolean isWithFiles() {
    return signedIn.ask(tx -> !files.of(tx, signedIn.who().orElseThrow()).isEmpty());
  }

  /** What is told, section by section. */
  public List<Section> getSections() {
    if (sections == null) {
      Map<String, Object> all =
          signedIn.ask(tx -> export.of(tx, signedIn.who().orElseThrow())).orElseThrow();
      sections = new ReadableExport(page.getLanguage(), types).of(all);
    }
    return sections;
  }
}
