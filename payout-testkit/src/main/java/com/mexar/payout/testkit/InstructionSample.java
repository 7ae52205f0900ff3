package com.mexar.payout.testkit;

import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.Party;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.Purpose;
import com.mexar.payout.domain.Reference;
import com.mexar.payout.domain.Relationship;
import com.mexar.payout.domain.SourceOfFunds;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A valid instruction to vary: a person in Mexico pays 1,500,000 rupiah to a bank account in
 * Indonesia. Get one from {@link Samples#anInstruction}. Not thread-safe.
 */
public final class InstructionSample {
  private Reference reference;
  private Money amount = Samples.money("IDR", "1500000");
  private Party beneficiary = Samples.beneficiary();
  private Account account = Samples.bankAccount();
  private Party sender = Samples.sender();
  private @Nullable Purpose purpose = Purpose.FAMILY_SUPPORT;
  private @Nullable SourceOfFunds sourceOfFunds = SourceOfFunds.SALARY;
  private @Nullable Relationship relationship = Relationship.RELATIVE;
  private @Nullable String description;
  private @Nullable Instant deadline;
  private @Nullable Money maxDebit;
  private @Nullable ProviderName provider;
  private final Map<String, String> metadata = new TreeMap<>();

  InstructionSample(Reference reference) {
    this.reference = reference;
  }

  public InstructionSample reference(String value) {
    this.reference = new Reference(value);
    return this;
  }

  public InstructionSample amount(String currency, String decimal) {
    this.amount = Samples.money(currency, decimal);
    return this;
  }

  public InstructionSample beneficiary(Party value) {
    this.beneficiary = value;
    return this;
  }

  public InstructionSample account(Account value) {
    this.account = value;
    return this;
  }

  public InstructionSample sender(Party value) {
    this.sender = value;
    return this;
  }

  public InstructionSample purpose(@Nullable Purpose value) {
    this.purpose = value;
    return this;
  }

  public InstructionSample sourceOfFunds(@Nullable SourceOfFunds value) {
    this.sourceOfFunds = value;
    return this;
  }

  public InstructionSample relationship(@Nullable Relationship value) {
    this.relationship = value;
    return this;
  }

  public InstructionSample description(@Nullable String value) {
    this.description = value;
    return this;
  }

  public InstructionSample deadline(@Nullable Instant value) {
    this.deadline = value;
    return this;
  }

  public InstructionSample maxDebit(String currency, String decimal) {
    this.maxDebit = Samples.money(currency, decimal);
    return this;
  }

  public InstructionSample provider(@Nullable ProviderName value) {
    this.provider = value;
    return this;
  }

  public InstructionSample metadata(String key, String value) {
    this.metadata.put(key, value);
    return this;
  }

  public PayoutInstruction build() {
    return new PayoutInstruction(
        reference,
        amount,
        beneficiary,
        account,
        sender,
        purpose,
        sourceOfFunds,
        relationship,
        description,
        deadline,
        maxDebit,
        provider,
        metadata);
  }
}
