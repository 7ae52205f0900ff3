package com.mexar.payout.testkit.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.provider.AccountOutcome;
import com.mexar.payout.provider.BalanceOutcome;
import com.mexar.payout.provider.InquiresAccounts;
import com.mexar.payout.provider.ListsTransactions;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.QuoteOutcome;
import com.mexar.payout.provider.QuotesTransfers;
import com.mexar.payout.provider.StatesBalances;
import com.mexar.payout.provider.TransactionsOutcome;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What a plug-in can do beyond paying: it answers, or says that it has no answer. */
interface AbilityRules extends PluginTests {

  /** One ability, asked about an instruction; empty where the plug-in has it not for that. */
  enum Question {
    ACCOUNT {
      @Override
      Optional<Boolean> answers(PayoutProvider provider, PayoutInstruction instruction) {
        CountryCode country = instruction.beneficiary().country();
        return provider instanceof InquiresAccounts accounts
                && accounts.canInquire(country, instruction.account())
            ? Optional.of(
                !(accounts.inquireAccount(country, instruction.account())
                    instanceof AccountOutcome.NoAnswer))
            : Optional.empty();
      }
    },
    BALANCES {
      @Override
      Optional<Boolean> answers(PayoutProvider provider, PayoutInstruction instruction) {
        return provider instanceof StatesBalances balances
            ? Optional.of(!(balances.balances() instanceof BalanceOutcome.NoAnswer))
            : Optional.empty();
      }
    },
    QUOTE {
      @Override
      Optional<Boolean> answers(PayoutProvider provider, PayoutInstruction instruction) {
        CountryCode country = instruction.beneficiary().country();
        return provider instanceof QuotesTransfers quotes
                && quotes.canQuote(country, instruction.amount())
            ? Optional.of(
                !(quotes.quote(country, instruction.amount()) instanceof QuoteOutcome.NoAnswer))
            : Optional.empty();
      }
    },
    TRANSACTIONS {
      @Override
      Optional<Boolean> answers(PayoutProvider provider, PayoutInstruction instruction) {
        return provider instanceof ListsTransactions lists
            ? Optional.of(!(lists.transactions(null, 10) instanceof TransactionsOutcome.NoAnswer))
            : Optional.empty();
      }
    };

    abstract Optional<Boolean> answers(PayoutProvider provider, PayoutInstruction instruction);
  }

  @TestFactory
  default Stream<DynamicTest> question_thatNothingDisturbs_isAnswered() {
    return Stream.of(Question.values())
        .flatMap(
            question ->
                names()
                    .map(
                        name ->
                            on(
                                question + ", " + name,
                                bench ->
                                    assertThat(
                                            question.answers(
                                                bench.provider, PluginTests.named(bench, name)))
                                        .isNotEqualTo(Optional.of(false)))));
  }

  @TestFactory
  default Stream<DynamicTest> question_brokenOnTheWire_hasNoAnswer() {
    return Stream.of(Question.values())
        .flatMap(
            question ->
                Stream.of(WireFault.values())
                    .map(
                        fault ->
                            on(question + ", " + fault, bench -> broken(bench, question, fault))));
  }

  private static void broken(Bench bench, Question question, WireFault fault) {
    PayoutProvider provider = fault.isSlow() ? bench.impatient() : bench.provider;
    bench.wire.breaks(RequestKind.OTHER, fault);
    for (PayoutInstruction instruction : bench.rig.instructions().values()) {
      assertThat(question.answers(provider, instruction)).isNotEqualTo(Optional.of(true));
    }
  }
}
