package com.mexar.payout.provider.easylink;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.ProviderContext;
import com.mexar.payout.provider.ProviderFactory;
import com.mexar.payout.provider.ProviderSettings;

/**
 * Makes the EasyLink plug-in: sends domestic transfers to banks and wallets in Indonesia, drafts
 * and confirms international ones, asks what became of them, takes callbacks as hints, says who
 * holds an account, what our balances are and at which rate a currency is sold. Its settings are
 * listed in {@code docs/easylink.md}. Stateless.
 */
public final class EasylinkFactory implements ProviderFactory {
  static final ProviderName NAME = new ProviderName("easylink");

  /** For {@link java.util.ServiceLoader} and by hand alike. */
  public EasylinkFactory() {}

  @Override
  public ProviderName name() {
    return NAME;
  }

  @Override
  public PayoutProvider create(ProviderSettings settings, ProviderContext context) {
    return new EasylinkProvider(new EasylinkOptions(settings, context), context);
  }
}
