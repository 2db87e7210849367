package org.portolan.launcher;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.portolan.cases.settings.Settings;
import org.portolan.launcher.server.ServerSources;

/**
 * How a Portolan is to be started.
 *
 * @param data the directory it keeps everything in
 * @param environment its settings, {@code PORTOLAN_*}
 * @param progress is told, in a line each, what is being done
 */
public record Launch(
    Path data,
    Ports ports,
    ServerSources sources,
    Map<String, String> environment,
    Consumer<String> progress) {

  public Launch {
    environment = Map.copyOf(environment);
  }

  /** As the environment of this process says, with the sandbox on unless it is switched off. */
  public static Launch ofProcess(Consumer<String> progress) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putIfAbsent("PORTOLAN_SANDBOX", "true");
    Settings settings = Settings.of(environment);
    Ports ports =
        new Ports(
            settings.number("HTTP_PORT", 8080),
            settings.number("HTTPS_PORT", 8443),
            settings.number("MANAGEMENT_PORT", 9990));
    return new Launch(
        Path.of(settings.find("DATA").orElse(System.getProperty("portolan.data", ".portolan"))),
        ports,
        ServerSources.ofBuild(),
        environment,
        progress);
  }

  /**
   * Beside anything else on this machine: free ports, the sandbox, nothing from the environment.
   *
   * @param settings further {@code PORTOLAN_*} settings
   */
  public static Launch apart(Path data, ServerSources sources, Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.putIfAbsent("PORTOLAN_SANDBOX", "true");
    return new Launch(data, Ports.free(), sources, environment, line -> {});
  }

  /** What the operator set; the master password that an earlier start drew opens what is sealed. */
  Settings settings() {
    if (givesMasterPassword() || Files.notExists(drawnMasterPassword())) {
      return Settings.of(environment);
    }
    Map<String, String> with = new HashMap<>(environment);
    with.put("PORTOLAN_MASTER_PASSWORD_FILE", drawnMasterPassword().toString());
    return Settings.of(with);
  }

  /** Whether the operator gives a master password, be it one that cannot be read. */
  boolean givesMasterPassword() {
    Settings set = Settings.of(environment);
    return set.masterPasswordFile().isPresent() || set.hasMasterPassword();
  }

  /** Where a first start keeps the master password, if the operator gives none. */
  Path drawnMasterPassword() {
    return data.resolve("secrets").resolve("master-password");
  }

  /** The address the server listens on: the loopback unless set. */
  InetAddress address() {
    String address = settings().find("BIND_ADDRESS").orElse("127.0.0.1");
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new StartRefused("PORTOLAN_BIND_ADDRESS " + address + " is no address of ours.", e);
    }
  }

  /** Where people find it. */
  public String publicUrl() {
    return settings().find("PUBLIC_URL").orElse("http://localhost:" + ports.http());
  }

  List<String> javaOptions() {
    return List.of(settings().find("JAVA_OPTIONS").orElse("-Xms256m -Xmx1g").strip().split("\\s+"));
  }

  /**
   * Checks what must never be.
   *
   * @throws StartRefused when the sandbox could be taken for the provider, or the other way round
   */
  void requireHarmless() {
    Settings settings = settings();
    if (!settings.flag("SANDBOX")) {
      return;
    }
    if (settings.find("TWILIO_ACCOUNT_SID").isPresent()
        || settings.find("TWILIO_AUTH_TOKEN").isPresent()) {
      throw new StartRefused(
          "The sandbox never starts with a provider's credentials: unset PORTOLAN_TWILIO_* or set"
              + " PORTOLAN_SANDBOX=false.");
    }
    if (!address().isLoopbackAddress()) {
      throw new StartRefused(
          "The sandbox listens on a loopback address only: unset PORTOLAN_BIND_ADDRESS or set"
              + " PORTOLAN_SANDBOX=false.");
    }
  }
}
