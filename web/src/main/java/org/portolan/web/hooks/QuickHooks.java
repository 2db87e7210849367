package org.portolan.web.hooks;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.Map;
import java.util.Optional;
import org.portolan.messaging.PublicAddress;

/** The webhooks that come by the thousand, at hand for who reads connections. */
@WebListener
public class QuickHooks implements ServletContextListener {

  private static final String NAME = QuickHooks.class.getName();

  @Inject private SignedRequests requests;
  @Inject private MessageHook messages;
  @Inject private StatusHook statuses;

  private Map<String, QuickHook> hooks = Map.of();

  /** For the server, which injects the rest. */
  public QuickHooks() {}

  QuickHooks(SignedRequests requests, Map<String, QuickHook> hooks) {
    this.requests = requests;
    this.hooks = hooks;
  }

  /** Those of an application; none while it starts or ends. */
  static Optional<QuickHooks> of(ServletContext application) {
    return Optional.ofNullable((QuickHooks) application.getAttribute(NAME));
  }

  /** Whether a path within the application is one of theirs. */
  static boolean has(String path) {
    return path.equals(PublicAddress.MESSAGE_HOOK) || path.equals(PublicAddress.STATUS_HOOK);
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    hooks = Map.of(PublicAddress.MESSAGE_HOOK, messages, PublicAddress.STATUS_HOOK, statuses);
    event.getServletContext().setAttribute(NAME, this);
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    event.getServletContext().removeAttribute(NAME);
  }

  QuickHook at(String path) {
    return hooks.get(path);
  }

  SignedRequests requests() {
    return requests;
  }
}
