package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.portolan.cases.chat.WorkOnChats.Saying;
import org.portolan.cases.settings.Settings;
import org.portolan.web.uploads.ReceivedFile.Refusal;
import org.portolan.web.uploads.UploadLimit;

/** What the page of a chat says of files that are sent from it. */
@Named
@ViewScoped
public class ChatFiles implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffTexts texts;
  @Inject private transient Settings settings;

  private String refused;

  /** What a file is called that is sent from here, so that it is sent once. */
  public UUID getMessage() {
    return UUID.randomUUID();
  }

  /** Why a file was not sent, as it stands in the address; null when none was refused. */
  public String getWhy() {
    String key = Optional.ofNullable(refused).orElse("");
    if (Stream.of(Refusal.values()).map(Refusal::key).anyMatch(key::equals)) {
      return texts.with("apply.files." + key, "mb", UploadLimit.of(settings).megabytes());
    }
    return Stream.of(Saying.values()).map(Saying::key).anyMatch(key::equals)
        ? texts.of("staff.chat.refused." + key)
        : null;
  }

  public String getRefused() {
    return refused;
  }

  public void setRefused(String refused) {
    this.refused = refused;
  }
}
