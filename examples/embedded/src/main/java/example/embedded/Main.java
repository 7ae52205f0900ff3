package example.embedded;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.IdempotencyKey;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.engine.AcceptAnswer;
import com.mexar.payout.engine.EngineSettings;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.json.EventJson;
import com.mexar.payout.persistence.JdbiStores;
import com.mexar.payout.persistence.PayoutDataSource;
import com.mexar.payout.persistence.Schema;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.ProviderState;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;

/** Pays one payout with an engine of its own, and waits for its end: {@code Main REFERENCE}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws Exception {
    PayoutInstruction instruction = Remittance.of(arguments[0]);
    PayoutProvider acme = Acme.from(System.getenv());
    EngineSettings settings =
        EngineSettings.builder()
            .initialStates(Map.of(acme.profile().name(), ProviderState.ACTIVE))
            .build();
    Arrivals arrivals = new Arrivals();
    try (HikariDataSource pool =
        PayoutDataSource.open(System.getenv("PAYOUT_DB_URL"), null, null, 8)) {
      Schema.migrate(pool);
      try (PayoutEngine engine =
          PayoutEngine.builder(JdbiStores.open(pool), new EventJson())
              .settings(settings)
              .provider(acme)
              .channel(arrivals)
              .build()) {
        engine.start();
        // the reference is the key: whoever repeats this program pays nobody twice
        IdempotencyKey key = new IdempotencyKey(instruction.reference().value());
        AcceptAnswer answer = engine.accept(new ClientId("embedded"), key, instruction);
        if (!(answer instanceof AcceptAnswer.Accepted accepted)) {
          throw new IllegalStateException("not accepted: " + answer);
        }
        Payout payout = engine.find(accepted.payout().id()).orElseThrow();
        while (!payout.status().isFinal()) {
          arrivals.await();
          payout = engine.find(payout.id()).orElseThrow();
        }
        System.out.println(instruction.reference() + " is " + payout.status());
      }
    }
  }
}
