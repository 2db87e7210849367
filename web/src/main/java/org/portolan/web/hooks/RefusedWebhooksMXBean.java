package org.portolan.web.hooks;

/** What operators watch. */
public interface RefusedWebhooksMXBean {

  /** How many webhooks were refused for their signature since the server's start. */
  long getCount();
}
