package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.portolan.cases.rotation.KeyRotations;
import org.portolan.cases.rotation.KeyRotations.Kind;
import org.portolan.cases.rotation.KeyRotations.Rotation;

/** Rotations of keys: started here, and how far they are. */
@Named
@RequestScoped
public class KeysetsPage {

  @Inject private StaffSession staff;
  @Inject private StaffTexts texts;
  @Inject private KeyRotations rotations;

  private List<Line> lines;

  /** Each kind of keys with its newest rotation. */
  public List<Line> getLines() {
    if (lines == null) {
      lines =
          Arrays.stream(Kind.values())
              .map(kind -> new Line(kind, rotations.newest(staff.getMember(), kind).orElse(null)))
              .toList();
    }
    return lines;
  }

  /** Has keys of a kind rotated; the page shows the rotation under way when there is one. */
  public void start(Kind kind) {
    rotations.start(staff.getMember(), kind);
    lines = null;
  }

  /** Asks again how it goes. */
  public void refresh() {
    lines = null;
  }

  /** Whether nothing is under way. */
  public boolean isSettled() {
    return getLines().stream().noneMatch(Line::open);
  }

  public String day(Instant at) {
    return texts.day(LocalDate.ofInstant(at, ZoneOffset.UTC));
  }

  /**
   * A kind of keys.
   *
   * @param newest null when there was no rotation
   */
  public record Line(Kind kind, Rotation newest) {

    /** Whether a rotation is under way. */
    public boolean open() {
      return newest != null && newest.open();
    }
  }
}
