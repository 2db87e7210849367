package org.portolan.web.staff;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSession;
import jakarta.websocket.CloseReason;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.portolan.messaging.changes.CaseChanges;
import org.portolan.web.security.Sessions;

/**
 * Tells the screens of signed-in staff which cases have changed: ids only; each screen asks again
 * as its own user. A lost word costs a screen half a minute, after which it asks by itself.
 */
@ServerEndpoint(value = "/staff/live", configurator = LiveUpdates.OnlySignedIn.class)
public class LiveUpdates {

  private static final String SIGNED_IN = "signed-in";
  private static final Set<Session> SCREENS = ConcurrentHashMap.newKeySet();

  @OnOpen
  public void open(Session screen, EndpointConfig configuration) throws IOException {
    if (!Boolean.TRUE.equals(configuration.getUserProperties().get(SIGNED_IN))) {
      screen.close(new CloseReason(CloseReason.CloseCodes.VIOLATED_POLICY, "sign in"));
      return;
    }
    SCREENS.add(screen);
  }

  @OnClose
  public void close(Session screen) {
    SCREENS.remove(screen);
  }

  @OnError
  public void fail(Session screen, Throwable cause) {
    SCREENS.remove(screen);
  }

  private static void tell(UUID caseId) {
    for (Session screen : SCREENS) {
      screen.getAsyncRemote().sendText(caseId.toString());
    }
  }

  /** Listens for as long as the application runs. */
  @WebListener
  public static class Listening implements ServletContextListener {

    @Inject private CaseChanges changes;
    private CaseChanges.Listening listening;

    @Override
    public void contextInitialized(ServletContextEvent event) {
      listening = changes.listen(LiveUpdates::tell);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
      listening.close();
    }
  }

  /** Looks whose session it is while it is still a request. */
  public static class OnlySignedIn extends ServerEndpointConfig.Configurator {
    @Override
    public void modifyHandshake(
        ServerEndpointConfig configuration, HandshakeRequest request, HandshakeResponse response) {
      configuration
          .getUserProperties()
          .put(SIGNED_IN, Sessions.begun((HttpSession) request.getHttpSession()));
    }
  }
}
