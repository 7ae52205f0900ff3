package com.mexar.payout.app.security;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.Payout;
import java.security.Principal;

/** Who makes an authenticated request. */
public record Caller(ClientId client, Role role) implements Principal {

  @Override
  public String getName() {
    return client.value();
  }

  public boolean mayCreate() {
    return role == Role.CLIENT;
  }

  public boolean seesAll() {
    return role != Role.CLIENT;
  }

  /** A client sees its own payouts, the other roles all. */
  public boolean maySee(Payout payout) {
    return seesAll() || payout.client().equals(client);
  }
}
