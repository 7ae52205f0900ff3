package com.mexar.payout.app;

import com.mexar.payout.app.security.ApiKeys;
import com.mexar.payout.app.security.Caller;
import com.mexar.payout.app.security.KeyDigest;
import com.mexar.payout.app.security.Role;
import com.mexar.payout.domain.ClientId;
import com.mexar.payout.persistence.ApiKeyTable;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The good keys of the database, as the host knows keys. */
final class StoredKeys implements Supplier<ApiKeys> {
  private final ApiKeyTable table;

  StoredKeys(ApiKeyTable table) {
    this.table = table;
  }

  @Override
  public ApiKeys get() {
    Map<KeyDigest, Caller> callers = new HashMap<>();
    for (ApiKeyTable.Row row : table.list()) {
      if (row.isGood()) {
        callers.put(
            new KeyDigest(row.digest()),
            new Caller(new ClientId(row.client()), Role.valueOf(row.role())));
      }
    }
    return ApiKeys.of(callers);
  }
}
