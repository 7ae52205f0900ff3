package com.mexar.payout.event.webhook;

import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.http.TargetRule;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * What the address of an endpoint must look like. That it is no address of a private network is
 * seen when one connects, since a name may lead anywhere by then. Stateless.
 */
public final class EndpointRule {
  private static final int LONGEST = 2_000;

  private EndpointRule() {}

  /**
   * @throws InvalidValueException if it is not an address that may be called; the message does not
   *     repeat it
   */
  public static URI url(String text, boolean allowInsecureLoopback) {
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      // the message would repeat the address
      throw new InvalidValueException("must be an address such as https://host/path");
    }
    if (text.length() > LONGEST || url.getRawFragment() != null) {
      throw new InvalidValueException(
          "must have at most " + LONGEST + " characters and no fragment");
    }
    TargetRule.faultOf(url, allowInsecureLoopback)
        .ifPresent(
            fault -> {
              throw new InvalidValueException("must be an https address; it is " + fault);
            });
    return url;
  }
}
