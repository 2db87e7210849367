package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.portolan.cases.requests.DataRequests;
import org.portolan.cases.requests.DataRequests.AtPost;
import org.portolan.cases.requests.DataRequests.Waiting;

/**
 * What people have asked about their own data and wait for an answer to, the first due in front.
 */
@Named
@RequestScoped
public class RequestsDesk {

  @Inject private StaffSession staff;
  @Inject private StaffTexts texts;
  @Inject private DataRequests requests;
  @Inject private Clock clock;

  private PagedRows<Waiting> waiting;
  private List<AtPost> posts;

  public PagedRows<Waiting> getWaiting() {
    if (waiting == null) {
      waiting = new PagedRows<>(staff, requests::waiting, requests::waiting);
    }
    return waiting;
  }

  /** How many wait at each post; only for whoever watches over an organisation. */
  public List<AtPost> getPosts() {
    if (posts == null) {
      posts = staff.ask(requests::waitingByPost);
    }
    return posts;
  }

  public boolean isLate(Waiting one) {
    return one.isLate(clock.instant());
  }

  public String day(Instant at) {
    return texts.day(LocalDate.ofInstant(at, ZoneOffset.UTC));
  }
}
