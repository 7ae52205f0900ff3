package com.mexar.payout.provider.transfez;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.ProviderContext;
import com.mexar.payout.provider.ProviderFactory;
import com.mexar.payout.provider.ProviderSettings;

/**
 * Makes the TransfeZ plug-in: drafts and confirms payouts to bank accounts and wallets in Indonesia
 * and to bank accounts abroad, asks what became of them, cancels drafts, takes callbacks as hints,
 * and says who holds an account, what our balances are and at which rate a currency is sold. Its
 * settings are listed in {@code docs/transfez.md}. Stateless.
 */
public final class TransfezFactory implements ProviderFactory {
  static final ProviderName NAME = new ProviderName("transfez");

  /** For {@link java.util.ServiceLoader} and by hand alike. */
  public TransfezFactory() {}

  @Override
  public ProviderName name() {
    return NAME;
  }

  @Override
  public PayoutProvider create(ProviderSettings settings, ProviderContext context) {
    return new TransfezProvider(new TransfezOptions(settings, context), context);
  }
}
