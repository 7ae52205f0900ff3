package com.mexar.payout.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.fixture.Samples;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  @Test
  void fingerprint_equalContent_isEqual() {
    assertThat(Fingerprint.of(Samples.full())).isEqualTo(Fingerprint.of(Samples.full()));
    assertThat(Fingerprint.of(Samples.full()).hex()).matches("[0-9a-f]{64}");
  }

  @Test
  void fingerprint_writtenOtherwise_isEqual() {
    PayoutInstruction full = Samples.full();
    Map<String, String> reversed = new LinkedHashMap<>();
    reversed.put("z", "1");
    reversed.put("a", "2");
    Map<String, String> sorted = new LinkedHashMap<>();
    sorted.put("a", "2");
    sorted.put("z", "1");

    assertThat(Fingerprint.of(Mutations.with(full, "amount", Samples.idr("1500000.00"))))
        .isEqualTo(Fingerprint.of(full));
    assertThat(Fingerprint.of(Mutations.with(full, "metadata", reversed)))
        .isEqualTo(Fingerprint.of(Mutations.with(full, "metadata", sorted)));
  }

  @Test
  void fingerprint_everySingleMember_changesIt() {
    PayoutInstruction full = Samples.full();
    Map<String, PayoutInstruction> changed = Mutations.each(full);

    assertThat(changed.keySet())
        .as("the walk reaches the leaves")
        .contains(
            "reference.value",
            "amount.minorUnits",
            "beneficiary.lastName=absent",
            "beneficiary.details.document.expiresOn",
            "sender.details.bankAccount.number",
            "account.holderName=absent",
            "deadline",
            "provider=absent",
            "metadata");
    Set<Fingerprint> seen = new HashSet<>(Set.of(Fingerprint.of(full)));
    List<String> unseen = new ArrayList<>();
    changed.forEach(
        (path, instruction) -> {
          if (!seen.add(Fingerprint.of(instruction))) {
            unseen.add(path);
          }
        });
    assertThat(unseen).as("members whose change nobody would notice").isEmpty();
  }

  @Test
  void fingerprint_sameTextInOtherMembers_differs() {
    PayoutInstruction plain = Samples.instruction();
    Set<Fingerprint> seen = new HashSet<>();

    assertThat(seen.add(Fingerprint.of(plain))).isTrue();
    assertThat(seen.add(Fingerprint.of(Mutations.with(plain, "metadata", Map.of("ab", "c")))))
        .isTrue();
    assertThat(seen.add(Fingerprint.of(Mutations.with(plain, "metadata", Map.of("a", "bc")))))
        .isTrue();
    assertThat(seen.add(Fingerprint.of(Mutations.with(plain, "metadata", Map.of("k", "")))))
        .isTrue();
    assertThat(
            seen.add(Fingerprint.of(Mutations.with(plain, "metadata", Map.of("a", "1", "b", "2")))))
        .isTrue();
    assertThat(
            seen.add(
                Fingerprint.of(
                    Mutations.with(plain, "metadata", Map.of("a", "110:metadata.b1:2")))))
        .isTrue();
    assertThat(seen.add(Fingerprint.of(Mutations.with(plain, "account", new Wallet("bca", "1")))))
        .isTrue();
    assertThat(
            seen.add(Fingerprint.of(Mutations.with(plain, "account", BankAccount.of("bca", "1")))))
        .isTrue();
    assertThat(seen.add(party(plain, new Individual("Ana", null, Samples.ID, PartyDetails.NONE))))
        .isTrue();
    assertThat(seen.add(party(plain, new Business("Ana", null, Samples.ID, PartyDetails.NONE))))
        .isTrue();
    assertThat(seen.add(party(plain, details("Ana", new Address("x", null, null, null, null)))))
        .isTrue();
    assertThat(seen.add(party(plain, details("Ana", new Address(null, "x", null, null, null)))))
        .isTrue();
    assertThat(seen.add(party(plain, details("Ana", new Address(null, null, null, null, null)))))
        .isTrue();
    PayoutInstruction swapped =
        Mutations.with(
            Mutations.with(plain, "beneficiary", plain.sender()), "sender", plain.beneficiary());
    assertThat(seen.add(Fingerprint.of(swapped))).isTrue();
  }

  @Test
  void fingerprint_ofTheUsualInstruction_staysWhatItIsStoredAs() {
    assertThat(Fingerprint.of(Samples.instruction()).hex())
        .as("stored fingerprints outlive a release")
        .isEqualTo("2a67ff2b994395ed3a9920dc86a57f0bbff319318037e507b14d0485b240975b");
  }

  @Test
  void fingerprint_ofAnotherLength_isRefused() {
    assertThatThrownBy(() -> new Fingerprint("ab")).isInstanceOf(InvalidValueException.class);
  }

  private static Fingerprint party(PayoutInstruction plain, Party beneficiary) {
    return Fingerprint.of(Mutations.with(plain, "beneficiary", beneficiary));
  }

  private static Party details(String name, Address address) {
    return new Individual(name, null, Samples.ID, PartyDetails.builder().address(address).build());
  }
}
