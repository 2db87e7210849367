package org.portolan.web.staff;

import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.portolan.cases.store.Tx;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** The rows of a table, asked for a page at a time, in the order that the question has. */
final class PagedRows<T> extends LazyDataModel<T> {

  private static final long serialVersionUID = 1;

  private final transient LongSupplier count;
  private final transient Part<T> part;

  /**
   * Rows that the case store is asked for as whoever is signed in.
   *
   * @param count how many rows there are in all
   */
  PagedRows(StaffSession staff, ToLongFunction<Tx> count, Question<T> question) {
    this(
        () -> staff.ask(count::applyAsLong),
        (from, most) -> staff.ask(tx -> question.page(tx, from, most)));
  }

  /**
   * Rows of somebody who asks the case store in their own way.
   *
   * @param count how many rows there are in all
   */
  PagedRows(LongSupplier count, Part<T> part) {
    this.count = count;
    this.part = part;
  }

  @Override
  public int count(Map<String, FilterMeta> filters) {
    return (int) Math.min(count.getAsLong(), Integer.MAX_VALUE);
  }

  @Override
  public List<T> load(
      int first, int size, Map<String, SortMeta> sorted, Map<String, FilterMeta> filters) {
    return part.of(first, size);
  }

  /** The part of a list that a page shows; what lies beyond its end is left out. */
  static <T> List<T> part(List<T> all, int from, int most) {
    int start = Math.min(from, all.size());
    return List.copyOf(all.subList(start, Math.min(start + most, all.size())));
  }

  /** A page of something. */
  interface Part<T> {

    /**
     * @param from how many rows to leave out
     * @param most how many to return at most
     */
    List<T> of(int from, int most);
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
