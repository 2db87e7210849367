package org.portolan.web.traveller;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;

/** Forms of travellers' pages are sent to the address that has their language in it. */
public class LanguageInAddress extends ViewHandlerWrapper {

  /** For Faces. */
  public LanguageInAddress(ViewHandler wrapped) {
    super(wrapped);
  }

  @Override
  public String getActionURL(FacesContext faces, String viewId) {
    HttpServletRequest request = (HttpServletRequest) faces.getExternalContext().getRequest();
    return View.of(viewId)
        .flatMap(view -> TravellerPages.languageOf(request).map(view::address))
        .orElseGet(() -> super.getActionURL(faces, viewId));
  }
}
