package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.domain.OperatorAct;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.ResolutionClaim;
import com.mexar.payout.store.Resolution;
import com.mexar.payout.store.ResolutionStore;
import com.mexar.payout.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Resolutions in memory. Thread-safe. */
final class SimulatedResolutionStore implements ResolutionStore {
  private final SimulatedDatabase database;

  SimulatedResolutionStore(SimulatedDatabase database) {
    this.database = database;
  }

  @Override
  public void propose(
      Transaction tx, UUID id, PayoutId payout, ResolutionClaim claim, OperatorAct proposal) {
    SimulatedTransaction own = database.of(tx);
    own.statement(
        "propose a resolution",
        () -> {
          // a reference to a payout is checked under a lock of it
          if (own.lock(own.tables().payouts, payout) == null) {
            throw new IllegalStateException("violates the reference to a payout");
          }
          Resolution proposed = new Resolution(id, payout, claim, proposal, own.now(), null, null);
          if (!own.insert(own.tables().resolutions, id, proposed)) {
            throw new IllegalStateException("violates the primary key of resolutions");
          }
          return true;
        });
  }

  @Override
  public Optional<Resolution> lock(Transaction tx, UUID id) {
    SimulatedTransaction own = database.of(tx);
    return own.patientStatement(
        "lock a resolution", () -> Optional.ofNullable(own.lock(own.tables().resolutions, id)));
  }

  @Override
  public void approve(Transaction tx, UUID id, OperatorAct approval) {
    SimulatedTransaction own = database.of(tx);
    boolean isApproved =
        own.statement("approve a resolution", () -> approveProposed(own, id, approval));
    if (!isApproved) {
      throw new IllegalStateException("only what is proposed and locked is approved");
    }
  }

  private static boolean approveProposed(SimulatedTransaction tx, UUID id, OperatorAct approval) {
    Table<UUID, Resolution> resolutions = tx.tables().resolutions;
    Resolution proposed = tx.lock(resolutions, id, found -> !found.isApproved());
    if (proposed == null) {
      return false;
    }
    if (proposed.proposal().operator().equals(approval.operator())) {
      throw new IllegalStateException("violates resolution_takes_two_people");
    }
    Resolution approved =
        new Resolution(
            id,
            proposed.payout(),
            proposed.claim(),
            proposed.proposal(),
            proposed.proposedAt(),
            approval,
            tx.now());
    return tx.alone(
        () -> {
          tx.write(resolutions, id, approved);
          return true;
        });
  }

  @Override
  public List<Resolution> list(Transaction tx, PayoutId payout) {
    SimulatedTransaction own = database.of(tx);
    return own.statement(
        "list resolutions",
        () ->
            own.alone(() -> own.tables().resolutions.seenBy(own.locks())).stream()
                .filter(resolution -> resolution.payout().equals(payout))
                .toList());
  }
}
