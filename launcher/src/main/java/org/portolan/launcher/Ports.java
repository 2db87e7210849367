package org.portolan.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ports one Portolan listens on. */
public record Ports(int http, int https, int management) {

  /**
   * Below the ports that Linux gives to outgoing connections (32768 to 60999): one of those might
   * be taken by somebody's connection before it is listened on.
   */
  private static final int LOWEST = 20_000;

  private static final int HIGHEST = 32_768;
  private static final int MOST_TRIES = 1_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Ports nobody uses now. */
  public static Ports free() {
    List<Integer> ports = freePorts(3);
    return new Ports(ports.get(0), ports.get(1), ports.get(2));
  }

  /** One port nobody uses now. */
  public static int freePort() {
    return freePorts(1).get(0);
  }

  private static List<Integer> freePorts(int count) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int tries = 0; held.size() < count; tries++) {
        hold(LOWEST + RANDOM.nextInt(HIGHEST - LOWEST), tries).ifPresent(held::add);
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      held.forEach(Ports::close);
    }
  }

  private static Optional<ServerSocket> hold(int port, int tries) {
    try {
      return Optional.of(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
    } catch (IOException e) {
      if (tries > MOST_TRIES) {
        throw new UncheckedIOException(e);
      }
      return Optional.empty();
    }
  }

  /**
   * Makes sure that every port can be listened on.
   *
   * @throws StartRefused naming the first that cannot, and the setting that changes it
   */
  public void requireFree(InetAddress address) {
    requireFree(address, http, "PORTOLAN_HTTP_PORT");
    requireFree(address, https, "PORTOLAN_HTTPS_PORT");
    requireFree(InetAddress.getLoopbackAddress(), management, "PORTOLAN_MANAGEMENT_PORT");
  }

  private static void requireFree(InetAddress address, int port, String setting) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
    } catch (IOException | IllegalArgumentException e) {
      throw new StartRefused(
          "Port " + port + " cannot be listened on; free it or set " + setting + " to another.", e);
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
