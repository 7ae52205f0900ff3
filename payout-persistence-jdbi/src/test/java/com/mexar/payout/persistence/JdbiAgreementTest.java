package com.mexar.payout.persistence;

import com.mexar.payout.store.Stores;
import com.mexar.payout.testkit.store.AgreementContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiAgreementTest extends AgreementContract {
  @RegisterExtension final TestDatabases databases = new TestDatabases();

  @Override
  protected Stores openStores() {
    return databases.stores();
  }
}
