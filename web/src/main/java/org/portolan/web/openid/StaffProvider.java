package org.portolan.web.openid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.staff.RelyingParty;

/** The provider that staff may sign in at, for pages that offer it. */
@Named
@ApplicationScoped
public class StaffProvider {

  /** Where the provider sends the browser back to; it knows this address from its configuration. */
  static final String COME_BACK = "/staff/provider/return";

  private OpenIdProvider provider;

  /** For the container's proxy. */
  protected StaffProvider() {}

  @Inject
  public StaffProvider(Settings settings) {
    URI comeBack = URI.create(RelyingParty.of(settings).origin() + COME_BACK);
    this.provider =
        OpenIdSettings.of(settings)
            .map(named -> new OpenIdProvider(named, comeBack, Clock.systemUTC()))
            .orElse(null);
  }

  /** Whether there is one. */
  public boolean isThere() {
    return provider != null;
  }

  /** What people call it; empty when there is none. */
  public String getName() {
    return find().map(OpenIdProvider::name).orElse("");
  }

  Optional<OpenIdProvider> find() {
    return Optional.ofNullable(provider);
  }
}
