package org.portolan.cases.alerts;

import jakarta.enterprise.context.Dependent;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.portolan.cases.store.Tx;

/** Who is on duty for a post. */
@Dependent
public class Duty {

  /** Puts somebody on the list; who had that rank before leaves it. */
  public void assign(Tx tx, DutyShift shift) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO duty_shift
              (scope, rank, staff_id, language, time_zone, from_time, until_time)
            VALUES (:scope, :rank, :staff, :language, :zone, :from, :until)
            ON CONFLICT (scope, rank) DO UPDATE SET staff_id = excluded.staff_id,
              language = excluded.language, time_zone = excluded.time_zone,
              from_time = excluded.from_time, until_time = excluded.until_time
            """)
        .bind("scope", shift.scope())
        .bind("rank", shift.rank())
        .bind("staff", shift.staff())
        .bind("language", shift.language())
        .bind("zone", shift.zone().getId())
        .bind("from", shift.from())
        .bind("until", shift.until())
        .execute();
  }

  /** Takes whoever has a rank off the list. */
  void remove(Tx tx, String scope, int rank) {
    tx.sql()
        .createUpdate("DELETE FROM duty_shift WHERE scope = :scope AND rank = :rank")
        .bind("scope", scope)
        .bind("rank", rank)
        .execute();
  }

  /** The whole list of a post. */
  public DutyList list(Tx tx, String scope) {
    return new DutyList(shifts(tx, scope));
  }

  /** Some of those on any post's list, those told first before the others; for the sandbox. */
  public List<UUID> some(Tx tx, int limit) {
    return tx.sql()
        .createQuery("SELECT staff_id FROM duty_shift ORDER BY rank, scope LIMIT :limit")
        .bind("limit", limit)
        .mapTo(UUID.class)
        .list();
  }

  /** All shifts of a post, those told first before the others. */
  public List<DutyShift> shifts(Tx tx, String scope) {
    return tx.sql()
        .createQuery(
            """
            SELECT scope, rank, staff_id, language, time_zone, from_time, until_time
            FROM duty_shift WHERE scope = :scope ORDER BY rank
            """)
        .bind("scope", scope)
        .map(
            (row, context) ->
                new DutyShift(
                    row.getString("scope"),
                    row.getInt("rank"),
                    row.getObject("staff_id", UUID.class),
                    row.getString("language"),
                    ZoneId.of(row.getString("time_zone")),
                    row.getObject("from_time", LocalTime.class),
                    row.getObject("until_time", LocalTime.class)))
        .list();
  }
}
