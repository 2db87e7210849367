package org.portolan.web.portal;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;

/** Puts {@link KeptPageHandler} before the application's servlets. */
public final class SendsKeptPages implements ServletExtension {

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext application) {
    deployment.addInitialHandlerChainWrapper(
        next -> new KeptPageHandler(path -> PortalOpening.atHand(application, path), next));
  }
}
