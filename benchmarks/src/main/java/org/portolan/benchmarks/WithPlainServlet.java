package org.portolan.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.portolan.launcher.server.ServerSources;

/** The application with a plain servlet beside it, so that both are served by the same server. */
final class WithPlainServlet {

  /** Where the plain servlet is. */
  static final String PATH = "/plain";

  /** Not loaded here: only the server has the interfaces that it is written to. */
  private static final String SERVLET = "org/portolan/benchmarks/plain/PlainServlet.class";

  private static final String DESCRIPTOR = "META-INF/application.xml";

  private static final String MODULE =
      "</module><module><web><web-uri>plain.war</web-uri><context-root>"
          + PATH
          + "</context-root></web></module>";

  private WithPlainServlet() {}

  /** A copy of what was built, with the servlet in it. */
  static ServerSources of(ServerSources built, Path directory) throws IOException {
    Files.createDirectories(directory);
    Path application = directory.resolve("portolan.ear");
    try (ZipInputStream from = new ZipInputStream(Files.newInputStream(built.application()));
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(application))) {
      to.setLevel(0);
      for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        byte[] content = from.readAllBytes();
        add(to, entry.getName(), entry.getName().equals(DESCRIPTOR) ? described(content) : content);
      }
      add(to, "plain.war", war());
    }
    return new ServerSources(built.distribution(), built.configuration(), application);
  }

  private static byte[] described(byte[] descriptor) {
    return new String(descriptor, StandardCharsets.UTF_8)
        .replaceFirst("</module>", MODULE)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] war() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream war = new ZipOutputStream(bytes);
        InputStream compiled = WithPlainServlet.class.getResourceAsStream("/" + SERVLET)) {
      add(war, "WEB-INF/classes/" + SERVLET, compiled.readAllBytes());
    }
    return bytes.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }
}
