package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneOffset;
import org.portolan.cases.outreach.Broadcast;
import org.portolan.cases.outreach.WriteBroadcast;

/** The broadcasts of somebody's post, the latest first. */
@Named
@ViewScoped
public class BroadcastsPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient StaffTexts texts;
  @Inject private transient WriteBroadcast broadcasts;

  private transient PagedRows<Broadcast> lines;

  public PagedRows<Broadcast> getLines() {
    if (lines == null) {
      lines = new PagedRows<>(staff, broadcasts::count, broadcasts::latest);
    }
    return lines;
  }

  /** What it is called; in words when it has no name. */
  public String name(Broadcast broadcast) {
    String title = broadcast.message().title();
    return title.isEmpty() ? texts.of("staff.broadcast.untitled") : title;
  }

  /** Day and time of UTC. */
  public String at(Instant instant) {
    var moment = instant.atZone(ZoneOffset.UTC);
    return texts.day(moment.toLocalDate()) + ", " + texts.time(moment.toLocalTime()) + " UTC";
  }
}
