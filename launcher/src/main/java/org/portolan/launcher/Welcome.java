package org.portolan.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.portolan.launcher.sample.SampleStaff.SampleAccount;

/** What a person who has started Portolan reads first. */
final class Welcome {

  private Welcome() {}

  static String text(Portolan portolan, Duration took, Instant now) {
    Launch launch = portolan.launch();
    String url = launch.publicUrl();
    String places =
        """

        Portolan is ready after %d s.

          Public pages      %s/
          Staff workspace   %s/staff
          Handsets          %s/handset
          Health, metrics   http://127.0.0.1:%d/health, /metrics
        """
            .formatted(took.toSeconds(), url, url, url, launch.ports().management());
    return places
        + portolan.sample().map(sample -> accounts(sample.staff().accounts(), now)).orElse("")
        + "\nData and logs are in "
        + launch.data()
        + ". Ctrl-C stops Portolan.\n";
  }

  private static String accounts(List<SampleAccount> accounts, Instant now) {
    return """

        Sample staff, all with the password %s:

        %s
        Codes change every 30 s and work once: press Enter for new ones, or give the secret to an
        authenticator app.
        """
        .formatted(accounts.get(0).password(), codes(accounts, now));
  }

  /** Each account with its one-time code of a moment. */
  static String codes(List<SampleAccount> accounts, Instant now) {
    return accounts.stream()
        .map(
            a ->
                "  %-30s code %s   secret %s%n"
                    .formatted(a.email(), a.oneTime().codeAt(now), a.oneTime().base32()))
        .collect(Collectors.joining());
  }
}
