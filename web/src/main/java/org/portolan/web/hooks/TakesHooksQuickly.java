package org.portolan.web.hooks;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;

/** Puts {@link HookHandler} before the application's servlets. */
public final class TakesHooksQuickly implements ServletExtension {

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext application) {
    deployment.addInitialHandlerChainWrapper(
        next -> new HookHandler(() -> QuickHooks.of(application), next));
  }
}
