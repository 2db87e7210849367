package org.portolan.web.staff;

import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.portolan.cases.store.Tx;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** The rows of a table, asked for a page at a time, in the order that the question has. */
final class PagedRows<T> extends LazyDataModel<T> {

  private static final long serialVersionUID = 1;

  private final transient StaffSession staff;
  private final transient ToLongFunction<Tx> count;
  private final transient Question<T> question;

  /**
   * @param count how many rows there are in all
   */
  PagedRows(StaffSession staff, ToLongFunction<Tx> count, Question<T> question) {
    this.staff = staff;
    this.count = count;
    this.question = question;
  }

  @Override
  public int count(Map<String, FilterMeta> filters) {
    return (int) Math.min(staff.ask(count::applyAsLong), Integer.MAX_VALUE);
  }

  @Override
  public List<T> load(
      int first, int size, Map<String, SortMeta> sorted, Map<String, FilterMeta> filters) {
    return staff.ask(tx -> question.page(tx, first, size));
  }

  /** The part of a list that a page shows; what lies beyond its end is left out. */
  static <T> List<T> part(List<T> all, int from, int most) {
    int start = Math.min(from, all.size());
    return List.copyOf(all.subList(start, Math.min(start + most, all.size())));
  }

  /** Asks for a page. */
  interface Question<T> {

    /**
     * @param from how many rows to leave out
     * @param most how many to return at most
     */
    List<T> page(Tx tx, int from, int most);
  }
}
