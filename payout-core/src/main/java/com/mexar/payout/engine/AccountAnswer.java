package com.mexar.payout.engine;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.AccountOutcome;

/** What whoever asks about an account is told. */
public sealed interface AccountAnswer {

  /** What a provider said. */
  record Answered(ProviderName provider, AccountOutcome outcome) implements AccountAnswer {}

  /** No provider that is active can be asked about this account. */
  record NobodyToAsk() implements AccountAnswer {}

  /** As many questions as may be are under way already. */
  record Busy() implements AccountAnswer {}
}
