package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.portolan.cases.quarantine.overview.BoardRow;
import org.portolan.cases.quarantine.overview.QuarantineBoard;

/** Who is in quarantine today, the most urgent first. */
@Named
@ViewScoped
public class BoardPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient QuarantineBoard board;

  private Queue queue = Queue.ALL;
  private String search = "";
  private transient List<BoardRow> rows;
  private boolean refreshing;

  /** Everybody, asked for once in a request. */
  private List<BoardRow> everybody() {
    if (rows == null) {
      rows = staff.ask(refreshing ? board::today : board::opened);
    }
    return rows;
  }

  /** Those of the chosen queue whose name or reference holds what was searched for. */
  public List<BoardRow> getRows() {
    String wanted = search.strip().toLowerCase(Locale.ROOT);
    return everybody().stream()
        .filter(queue::holds)
        .filter(
            row ->
                wanted.isEmpty()
                    || row.name().toLowerCase(Locale.ROOT).contains(wanted)
                    || row.reference().toLowerCase(Locale.ROOT).contains(wanted)
                    || row.latinName() != null
                        && row.latinName().toLowerCase(Locale.ROOT).contains(wanted))
        .toList();
  }

  /** How many are in a queue. */
  public long count(Queue of) {
    return everybody().stream().filter(of::holds).count();
  }

  /** Asks again: a message came in. */
  public void refresh() {
    rows = null;
    refreshing = true;
  }

  public List<Queue> getQueues() {
    return Arrays.asList(Queue.values());
  }

  public Queue getQueue() {
    return queue;
  }

  /** By its key, such as {@code unwell}; anything else shows everybody. */
  public void setQueueKey(String key) {
    queue = Queue.ofKey(key);
  }

  public String getQueueKey() {
    return queue.getKey();
  }

  public String getSearch() {
    return search;
  }

  public void setSearch(String search) {
    this.search = search == null ? "" : search;
  }
}
