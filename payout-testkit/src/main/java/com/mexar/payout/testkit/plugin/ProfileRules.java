package com.mexar.payout.testkit.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutMethod;
import com.mexar.payout.domain.Wallet;
import com.mexar.payout.provider.InquiresAccounts;
import com.mexar.payout.provider.Institution;
import com.mexar.payout.provider.ListsInstitutions;
import com.mexar.payout.provider.ProviderSettings;
import com.mexar.payout.provider.QuotesTransfers;
import com.mexar.payout.settings.SettingsException;
import com.mexar.payout.testkit.Samples;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a plug-in declares of itself and its provider, without asking anybody. */
interface ProfileRules extends PluginTests {

  @Test
  default void profile_ofTheFactory_bearsItsNameAndStaysTheSame() {
    try (Bench bench = bench()) {
      assertThat(bench.provider.profile().name()).isEqualTo(bench.rig.factory().name());
      assertThat(bench.provider.profile()).isEqualTo(bench.provider.profile());
      assertThat(bench.provider.profile().corridors()).isNotEmpty();
      assertThat(bench.rig.instructions()).isNotEmpty();
    }
  }

  @Test
  default void address_inPlainHttpElsewhere_isRefusedAndNoSecretIsSaid() {
    try (Bench bench = bench()) {
      ProviderSettings plain = bench.rig.settings(URI.create("http://provider.example/api"));

      assertThatThrownBy(() -> bench.made(plain))
          .isInstanceOf(SettingsException.class)
          .message()
          .doesNotContain(bench.rig.secrets());
    }
  }

  @TestFactory
  default Stream<DynamicTest> instruction_thatIsServed_hasACorridorThatItsAmountFits() {
    return forEachInstruction(
        (bench, instruction) -> {
          assertThat(bench.provider.whyNot(instruction)).isEmpty();
          assertThat(bench.corridor(instruction).whyNot(instruction.amount())).isEmpty();
        });
  }

  @Test
  default void instruction_toABankThatNobodyMapped_isNotServed() {
    try (Bench bench = bench()) {
      PayoutInstruction nobodys =
          Samples.anInstruction().account(BankAccount.of("no-such-bank", "0011223344")).build();

      assertThat(bench.provider.whyNot(nobodys)).isPresent();
    }
  }

  @TestFactory
  default Stream<DynamicTest> judgement_ofAnInstruction_asksNobody() {
    return forEachInstruction(
        (bench, instruction) -> {
          CountryCode country = instruction.beneficiary().country();

          bench.provider.whyNot(instruction);
          if (bench.provider instanceof InquiresAccounts accounts) {
            accounts.canInquire(country, instruction.account());
          }
          if (bench.provider instanceof QuotesTransfers quotes) {
            quotes.canQuote(country, instruction.amount());
          }
          assertThat(bench.wire.requests()).isZero();
        });
  }

  @TestFactory
  default Stream<DynamicTest> institutions_ofACountry_holdThoseOfItsInstructions() {
    return forEachInstruction(
        (bench, instruction) -> {
          if (!(bench.provider instanceof ListsInstitutions lists)) {
            return;
          }
          Account account = instruction.account();
          Set<Institution> served =
              lists.institutions(instruction.beneficiary().country()).stream()
                  .collect(Collectors.toSet());

          assertThat(served).contains(new Institution(account.method(), account.institution()));
          assertThat(served).allMatch(institution -> isAccount(institution));
          assertThat(bench.wire.requests()).isZero();
        });
  }

  private static boolean isAccount(Institution institution) {
    Account account =
        institution.method() == PayoutMethod.BANK
            ? BankAccount.of(institution.code(), "0011223344")
            : new Wallet(institution.code(), "0011223344");
    return account.institution().equals(institution.code());
  }
}
