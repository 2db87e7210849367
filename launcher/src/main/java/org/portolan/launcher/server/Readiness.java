package org.portolan.launcher.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.portolan.launcher.StartRefused;

/** Waits until the server says that it is ready to serve. */
public final class Readiness {

  /** A cold start takes 10 s on two cores; this is for a machine that is busy with other things. */
  private static final Duration LIMIT = Duration.ofSeconds(300);

  private static final Duration PAUSE = Duration.ofMillis(200);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final HttpRequest question;

  public Readiness(int managementPort) {
    question =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/health/ready"))
            .timeout(Duration.ofSeconds(5))
            .build();
  }

  /**
   * Returns when the server is ready.
   *
   * @throws StartRefused when it ends, fails to deploy the application, or takes too long
   */
  public void await(ServerProcess server, ServerInstallation installation, Path log) {
    long limit = System.nanoTime() + LIMIT.toNanos();
    while (!ready()) {
      if (!server.running()) {
        throw new StartRefused("The server ended while it was starting; see " + log + ".");
      }
      if (installation.deploymentFailed()) {
        throw new StartRefused("The application does not start; see " + log + ".");
      }
      if (System.nanoTime() > limit) {
        throw new StartRefused("The server is not ready after " + LIMIT + "; see " + log + ".");
      }
      pause();
    }
  }

  private boolean ready() {
    try {
      return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartRefused("Interrupted while the server was starting.", e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartRefused("Interrupted while the server was starting.", e);
    }
  }
}
