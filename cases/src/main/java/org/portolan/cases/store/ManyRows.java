package org.portolan.cases.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Many rows as the parameters of one statement, a column an array: what a batch of messages writes
 * costs one round trip, one plan and one look at who acts, however many they are.
 *
 * <p>The statement says {@code :rows} where the rows stand, as in {@code INSERT INTO note (id,
 * body) SELECT r.id, r.body FROM :rows}; they are named {@code r}.
 */
public final class ManyRows<R> {

  private static final String PLACE = ":rows";

  private final String sql;
  private final List<Column<R>> columns;
  private final Returned returned;

  private ManyRows(String sql, List<Column<R>> columns, Returned returned) {
    this.sql = sql;
    this.columns = columns;
    this.returned = returned;
  }

  /** A statement over rows; add their columns. */
  public static <R> Builder<R> statement(String sql) {
    return new Builder<>(sql);
  }

  /** The statement with its rows in place. */
  public String sql() {
    return sql;
  }

  /** Binds the rows to a statement made of {@link #sql()}. */
  public <S extends SqlStatement<S>> S bind(S statement, Collection<R> rows) {
    for (Column<R> column : columns) {
      Object[] values = rows.stream().map(column.value).toArray();
      statement.bind(column.parameter(), new ArrayOf(column.type, values));
    }
    return statement;
  }

  /** Runs the statement for the rows; how many it changed. Does nothing for none. */
  public int update(Tx tx, Collection<R> rows) {
    if (rows.isEmpty()) {
      return 0;
    }
    if (returned == null) {
      return bind(tx.sql().createUpdate(sql), rows).execute();
    }
    return bind(tx.sql().createQuery(sql), rows)
        .map(
            (row, context) -> {
              returned.row(tx, row);
              return true;
            })
        .list()
        .size();
  }

  /** What follows from a row that a statement returned, such as an event of the journal. */
  @FunctionalInterface
  public interface Returned {
    /** Takes the row that the result stands on; runs no statement itself. */
    void row(Tx tx, ResultSet row) throws SQLException;
  }

  private record Column<R>(String name, String type, Function<R, Object> value) {

    String parameter() {
      return "rows_" + name;
    }

    String expression() {
      return "CAST(:" + parameter() + " AS " + type + "[])";
    }
  }

  /** Collects the columns. */
  public static final class Builder<R> {

    private final String sql;
    private final List<Column<R>> columns = new ArrayList<>();
    private Returned returned;

    private Builder(String sql) {
      this.sql = sql;
    }

    /**
     * A column.
     *
     * @param type the database's name of the element type, such as {@code uuid} or {@code bytea}
     */
    public Builder<R> column(String name, String type, Function<R, Object> value) {
      columns.add(new Column<>(name, type, value));
      return this;
    }

    /** What is done with each row that the statement returns; it needs to return some. */
    public Builder<R> returning(Returned what) {
      returned = what;
      return this;
    }

    /** The statement, ready for any rows. */
    public ManyRows<R> build() {
      String arrays = String.join(", ", columns.stream().map(Column::expression).toList());
      String names = String.join(", ", columns.stream().map(Column::name).toList());
      String rows = "unnest(" + arrays + ") AS r(" + names + ")";
      return new ManyRows<>(sql.replace(PLACE, rows), List.copyOf(columns), returned);
    }
  }

  /** Times go as text, which the statement casts; the driver's arrays know no instants. */
  private record ArrayOf(String type, Object[] values) implements Argument {

    @Override
    public void apply(int position, PreparedStatement statement, StatementContext context)
        throws SQLException {
      Connection connection = statement.getConnection();
      Array array =
          type.equals("timestamptz")
              ? connection.createArrayOf("text", texts())
              : connection.createArrayOf(type, elements());
      statement.setObject(position, array, Types.ARRAY);
    }

    private Object[] texts() {
      String[] texts = new String[values.length];
      for (int i = 0; i < values.length; i++) {
        texts[i] = values[i] == null ? null : values[i].toString();
      }
      return texts;
    }

    private Object[] elements() {
      if (!type.equals("bytea")) {
        return values;
      }
      byte[][] elements = new byte[values.length][];
      System.arraycopy(values, 0, elements, 0, values.length);
      return elements;
    }

    @Override
    public String toString() {
      return values.length + " of " + type;
    }
  }
}
