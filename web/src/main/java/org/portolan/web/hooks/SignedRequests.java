package org.portolan.web.hooks;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.twilio.TwilioSignature;

/**
 * Tells what Twilio sent from what somebody else did: signed is our public address, its query and
 * the fields. A wrong signature costs next to nothing, stores nothing and is counted.
 */
@Dependent
class SignedRequests {

  static final String HEADER = "X-Twilio-Signature";

  private final TwilioSignature signature;
  private final PublicAddress address;
  private final RefusedWebhooks refused;

  @Inject
  SignedRequests(TwilioSignature signature, PublicAddress address, RefusedWebhooks refused) {
    this.signature = signature;
    this.address = address;
    this.refused = refused;
  }

  /**
   * The fields of the query of a request that is Twilio's.
   *
   * @param query as it came; null without
   * @param signed the header
   */
  Optional<Map<String, String>> query(
      String path, String query, Map<String, String> form, String signed) {
    String url = address.of(query == null ? path : path + "?" + query);
    if (!signature.valid(url, form, signed)) {
      refused.count();
      return Optional.empty();
    }
    return Optional.of(query == null ? Map.of() : FormBody.decode(query));
  }
}
