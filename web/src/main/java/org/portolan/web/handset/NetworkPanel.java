package org.portolan.web.handset;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.portolan.messaging.sandbox.SandboxFault;
import org.portolan.messaging.sandbox.SandboxFault.Kind;
import org.portolan.messaging.sandbox.SandboxFaults;
import org.portolan.messaging.sandbox.SandboxFaults.Pending;

/** The network between the handsets and Portolan: what the carrier does with the next messages. */
@Named
@RequestScoped
public class NetworkPanel {

  private static final String AGAIN = "/handset?faces-redirect=true";

  @Inject private Instance<SandboxFaults> faults;

  private String kind;
  private String phone;
  private int times = 1;
  private List<Pending> pending;

  /** The ways to fail, as the ends of the keys of their names. */
  public List<String> getKinds() {
    return Arrays.stream(Kind.values()).map(NetworkPanel::key).toList();
  }

  /** What is still to happen. */
  public List<Pending> getPending() {
    if (pending == null) {
      pending = faults.get().pending();
    }
    return pending;
  }

  /** The end of the key of what is still to happen. */
  public String keyOf(Pending fault) {
    return key(fault.kind());
  }

  /** From now on the carrier does as was chosen. */
  public String choose() {
    Kind chosen = Kind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_'));
    faults
        .get()
        .add(
            new SandboxFault(
                Optional.ofNullable(phone).filter(number -> !number.isEmpty()),
                chosen,
                valueOf(chosen),
                times));
    return AGAIN;
  }

  /** From now on nothing fails. */
  public String clear() {
    faults.get().clear();
    return AGAIN;
  }

  /** As the names of the choices say it. */
  private static int valueOf(Kind kind) {
    return switch (kind) {
      case DELAY -> 4_000;
      case SERVER_ERROR -> 503;
      case ERROR_CODE -> 21_610;
      case UNDELIVERED -> 30_003;
      case CALLBACKS_LATE -> 20;
      case TOO_MANY_REQUESTS,
          DROPPED_BEFORE_ACCEPTING,
          DROPPED_AFTER_ACCEPTING,
          UNCONFIRMED,
          CALLBACKS_TWICE,
          CALLBACKS_OUT_OF_ORDER,
          CALL_BUSY,
          CALL_NO_ANSWER,
          CALL_FAILED,
          CALL_MACHINE ->
          0;
    };
  }

  private static String key(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String getKind() {
    return kind;
  }

  public void setKind(String kind) {
    this.kind = kind;
  }

  public String getPhone() {
    return phone;
  }

  public void setPhone(String phone) {
    this.phone = phone;
  }

  public int getTimes() {
    return times;
  }

  public void setTimes(int times) {
    this.times = times;
  }
}
