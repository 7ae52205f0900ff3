package com.mexar.payout.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A SHA-256 over the content of an instruction, by which a repeated request is told from another
 * one under the same key. It covers what was meant, not how it was written: member order, blanks
 * and trailing zeros do not count. Absent members leave no trace, so members that are added to the
 * contract later do not change the fingerprints of those who do not send them.
 */
public record Fingerprint(String hex) {
  private static final int HEX_LENGTH = 64;

  public Fingerprint {
    Text.require(hex.length() == HEX_LENGTH, "fingerprint", "must be 64 hexadecimal digits");
  }

  public static Fingerprint of(PayoutInstruction instruction) {
    Digest digest = new Digest();
    digest.add("reference", instruction.reference());
    digest.add("amount", instruction.amount());
    party(digest, "beneficiary", instruction.beneficiary());
    account(digest, "account", instruction.account());
    party(digest, "sender", instruction.sender());
    digest.add("purpose", instruction.purpose());
    digest.add("sourceOfFunds", instruction.sourceOfFunds());
    digest.add("relationship", instruction.relationship());
    digest.add("description", instruction.description());
    digest.add("deadline", instruction.deadline());
    digest.add("maxDebit", instruction.maxDebit());
    digest.add("provider", instruction.provider());
    for (Map.Entry<String, String> pair : instruction.metadata().entrySet()) {
      digest.add("metadata." + pair.getKey(), pair.getValue());
    }
    return new Fingerprint(digest.hex());
  }

  @Override
  public String toString() {
    return hex;
  }

  private static void party(Digest digest, String path, Party party) {
    if (party instanceof Individual person) {
      digest.add(path + ".type", "individual");
      digest.add(path + ".firstName", person.firstName());
      digest.add(path + ".lastName", person.lastName());
    } else if (party instanceof Business business) {
      digest.add(path + ".type", "business");
      digest.add(path + ".name", business.name());
      digest.add(path + ".registrationNumber", business.registrationNumber());
    }
    digest.add(path + ".country", party.country());
    details(digest, path, party.details());
  }

  private static void details(Digest digest, String path, PartyDetails details) {
    digest.add(path + ".dateOfBirth", details.dateOfBirth());
    digest.add(path + ".nationality", details.nationality());
    digest.add(path + ".gender", details.gender());
    digest.add(path + ".phone", details.phone());
    digest.add(path + ".email", details.email());
    digest.add(path + ".occupation", details.occupation());
    Address address = details.address();
    if (address != null) {
      digest.add(path + ".address", "");
      digest.add(path + ".address.line", address.line());
      digest.add(path + ".address.city", address.city());
      digest.add(path + ".address.region", address.region());
      digest.add(path + ".address.postalCode", address.postalCode());
      digest.add(path + ".address.country", address.country());
    }
    IdentityDocument document = details.document();
    if (document != null) {
      digest.add(path + ".document.type", document.type());
      digest.add(path + ".document.number", document.number());
      digest.add(path + ".document.country", document.country());
      digest.add(path + ".document.expiresOn", document.expiresOn());
    }
    if (details.bankAccount() != null) {
      account(digest, path + ".bankAccount", details.bankAccount());
    }
  }

  private static void account(Digest digest, String path, Account account) {
    digest.add(path + ".method", account.method());
    digest.add(path + ".institution", account.institution());
    digest.add(path + ".number", account.number());
    if (account instanceof BankAccount bank) {
      digest.add(path + ".bic", bank.bic());
      digest.add(path + ".iban", bank.iban());
      digest.add(path + ".branchCode", bank.branchCode());
      digest.add(path + ".routingNumber", bank.routingNumber());
      digest.add(path + ".holderName", bank.holderName());
    }
  }

  /** Every part carries its length, so that no two sequences of parts meet in one input. */
  private static final class Digest {
    private final MessageDigest sha256;

    Digest() {
      try {
        sha256 = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }

    void add(String name, @Nullable Object value) {
      if (value != null) {
        part(name);
        part(value.toString());
      }
    }

    String hex() {
      return HexFormat.of().formatHex(sha256.digest());
    }

    private void part(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      sha256.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      sha256.update(bytes);
    }
  }
}
