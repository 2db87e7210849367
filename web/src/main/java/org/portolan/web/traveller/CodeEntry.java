package org.portolan.web.traveller;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The page that a code is entered on. */
@Named
@RequestScoped
public class CodeEntry {

  @Inject private TravellerPage page;
  @Inject private TravellerDoor door;

  private String code;
  private boolean wrong;

  /** Lets in, or says that the code does not fit, whatever the reason. */
  public void enter() {
    if (door.enter(page.response(), code)) {
      page.go(View.FILE);
    } else {
      wrong = true;
    }
  }

  public boolean isWrong() {
    return wrong;
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }
}
