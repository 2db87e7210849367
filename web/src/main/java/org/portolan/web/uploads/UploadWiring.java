package org.portolan.web.uploads;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.portolan.cases.papers.photo.PictureReader;
import org.portolan.cases.papers.photo.Tesseract;
import org.portolan.cases.settings.Settings;

/**
 * There is one memory, and so one room for what is sent on the pages of those who are signed in;
 * and one program that reads pictures, if the operator has any.
 */
@Dependent
public class UploadWiring {

  @Produces
  @Singleton
  UploadRoom room(Settings settings) {
    return UploadRoom.of(settings);
  }

  @Produces
  @Singleton
  PictureReader pictureReader(Settings settings) {
    return Tesseract.of(settings);
  }
}
