package example.embedded;

import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.Individual;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.PartyDetails;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.Purpose;
import com.mexar.payout.domain.Reference;

/** What is paid: 1,500,000 rupiah from Ana in Mexico to Budi in Indonesia. */
final class Remittance {
  private Remittance() {}

  static PayoutInstruction of(String reference) {
    return PayoutInstruction.builder(
            new Reference(reference),
            Money.parse(Money.currency("IDR"), "1500000"),
            new Individual("Budi", "Santoso", new CountryCode("ID"), PartyDetails.NONE),
            BankAccount.of("bca", "0011223344"),
            new Individual("Ana", "Lopez", new CountryCode("MX"), PartyDetails.NONE))
        .purpose(Purpose.FAMILY_SUPPORT)
        .build();
  }
}
