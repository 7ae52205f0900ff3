package example.acme;

import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.domain.Money;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What came of one call to Acme. */
sealed interface AcmeOutcome {

  /** No byte of the request left this process, and none will. */
  record NotSent() implements AcmeOutcome {}

  /** Acme may have got the request, and may still act on it. */
  record InDoubt() implements AcmeOutcome {}

  /** A whole answer, of any status. It comes from outside, so it never prints its fields. */
  record Answer(int status, Map<String, String> fields) implements AcmeOutcome {

    /** Reads lines {@code name=value}. What is not such lines, or says one thing twice, is none. */
    static Answer of(int status, String body) {
      Map<String, String> fields = new HashMap<>();
      for (String line : body.lines().toList()) {
        String[] parts = line.split("=", 2);
        if (parts.length < 2 || fields.put(parts[0], parts[1]) != null) {
          return new Answer(status, Map.of());
        }
      }
      return new Answer(status, fields);
    }

    /** Empty where it is absent. */
    String field(String name) {
      return fields.getOrDefault(name, "");
    }

    /** What the beneficiary gets, or empty where that is not said, or cannot be read. */
    Optional<Money> amount() {
      try {
        return Optional.of(Money.parse(Money.currency(field("currency")), field("amount")));
      } catch (InvalidValueException unreadable) {
        return Optional.empty();
      }
    }

    @Override
    public String toString() {
      return "Answer[" + status + ", redacted]";
    }
  }
}
