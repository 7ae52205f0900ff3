package com.mexar.payout.app.http;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.json.RefusedCallbackView;
import com.mexar.payout.store.Page;
import org.jspecify.annotations.Nullable;

/** Where the host keeps callbacks that were refused. Thread-safe. */
@FunctionalInterface
public interface RefusedCallbacks {

  /**
   * What was refused, newest first.
   *
   * @param provider in whose name; null for all
   * @param before older than this one, where a page goes on; null for the newest
   */
  Page<RefusedCallbackView> list(@Nullable ProviderName provider, @Nullable Long before, int limit);
}
