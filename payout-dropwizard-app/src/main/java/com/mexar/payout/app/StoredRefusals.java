package com.mexar.payout.app;

import com.mexar.payout.app.http.RefusedCallbacks;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.json.RefusedCallbackView;
import com.mexar.payout.persistence.RefusedCallbackTable;
import com.mexar.payout.store.Page;
import org.jspecify.annotations.Nullable;

/** Refused callbacks as the database has them. Thread-safe. */
final class StoredRefusals implements RefusedCallbacks {
  private final RefusedCallbackTable table;

  StoredRefusals(RefusedCallbackTable table) {
    this.table = table;
  }

  @Override
  public Page<RefusedCallbackView> list(
      @Nullable ProviderName provider, @Nullable Long before, int limit) {
    return table.list(provider, before, limit).map(StoredRefusals::view);
  }

  private static RefusedCallbackView view(RefusedCallbackTable.Kept kept) {
    RefusedCallbackTable.Row row = kept.row();
    return new RefusedCallbackView(
        kept.id(),
        row.provider(),
        row.reason(),
        row.remoteAddress(),
        row.bytes(),
        row.receivedAt());
  }
}
