package com.mexar.payout.provider;

import com.mexar.payout.domain.CountryCode;
import java.util.List;

/**
 * The ability to name the banks and wallets that the provider can pay to, by the gateway's own
 * codes. Answered from the plug-in's own map: no I/O.
 */
public interface ListsInstitutions {

  /** In the order of method and code; empty where the provider pays to none in that country. */
  List<Institution> institutions(CountryCode country);
}
