package org.portolan.benchmarks;

import java.util.UUID;

/** What goes over the wire of a chat: as JSON here, and as engine.io 4 packs it for socket.io. */
enum ChatWire {
  PORTOLAN {
    @Override
    String hello(String frame) {
      return null;
    }

    @Override
    String first() {
      // more than was ever said: nothing of what stands there is asked for
      return "{\"after\":1000000000}";
    }

    @Override
    String say(String text) {
      return "{\"say\":\"" + UUID.randomUUID() + "\",\"text\":\"" + text + "\"}";
    }

    @Override
    boolean isReady(String frame) {
      return frame.contains("\"standing\"");
    }

    @Override
    boolean isLine(String frame) {
      return frame.startsWith("{\"chat\"");
    }
  },

  SOCKET_IO {
    @Override
    String hello(String frame) {
      // an opened connection is asked to join; a ping is answered
      return frame.startsWith("0") ? "40" : frame.equals("2") ? "3" : null;
    }

    @Override
    String first() {
      return null;
    }

    @Override
    String say(String text) {
      return "420[\"say\",\"" + UUID.randomUUID() + "\",\"" + text + "\"]";
    }

    @Override
    boolean isReady(String frame) {
      return frame.startsWith("40");
    }

    @Override
    boolean isLine(String frame) {
      return frame.startsWith("42[\"line\"");
    }
  };

  /** What a page says as soon as it is connected; null for nothing. */
  abstract String first();

  /** What a page answers to a frame; null for nothing. */
  abstract String hello(String frame);

  /** A message. */
  abstract String say(String text);

  /** Whether this tells a page that it is in its room. */
  abstract boolean isReady(String frame);

  /** Whether this is what others of the room wrote. */
  abstract boolean isLine(String frame);
}
