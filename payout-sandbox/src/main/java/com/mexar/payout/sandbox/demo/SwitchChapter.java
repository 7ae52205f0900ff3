package com.mexar.payout.sandbox.demo;

import static com.mexar.payout.sandbox.demo.Provider.EASYLINK;
import static com.mexar.payout.sandbox.demo.Provider.TRANSFEZ;
import static com.mexar.payout.sandbox.demo.ProviderState.ACTIVE;
import static com.mexar.payout.sandbox.demo.ProviderState.DRAINING;
import static com.mexar.payout.sandbox.demo.ProviderState.SUSPENDED;
import static com.mexar.payout.sandbox.demo.SwitchPayout.A;
import static com.mexar.payout.sandbox.demo.SwitchPayout.B;
import static com.mexar.payout.sandbox.demo.SwitchPayout.C;
import static com.mexar.payout.sandbox.demo.SwitchPayout.D;
import static com.mexar.payout.sandbox.demo.SwitchPayout.E;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The regulator calls: providers are switched while payouts are under way. */
final class SwitchChapter {

  private final SwitchTeller teller;
  private final SwitchSight sight;
  private final List<Finding> findings = new ArrayList<>();

  SwitchChapter(SwitchTeller teller, SwitchSight sight) {
    this.teller = teller;
    this.sight = sight;
  }

  /** The whole night; returns what was to be seen. */
  List<Finding> tell() throws InterruptedException {
    teller.begin();
    letEasylinkPay(takeTransfezOut());
    goBack();
    for (SwitchPayout letter : SwitchPayout.values()) {
      Seen seen = sight.gather(letter);
      findings.add(SwitchJudge.isPaid(letter, seen));
      findings.add(SwitchJudge.isTold(letter, sight.accounts(), seen));
    }
    findings.add(SwitchJudge.isOnce(sight.executions()));
    return findings;
  }

  /** Returns when TransfeZ was out. */
  private Instant takeTransfezOut() throws InterruptedException {
    teller.send(A);
    teller.follow(() -> sight.isInFlight(A));
    findings.add(SwitchJudge.isInFlight(sight.gather(A)));
    Instant out = turn(TRANSFEZ, SUSPENDED, "the regulator called");
    teller.send(B);
    teller.send(C);
    teller.follow(() -> sight.waits(B) && sight.waits(C));
    findings.add(SwitchJudge.waits(B, sight.gather(B)));
    findings.add(SwitchJudge.waits(C, sight.gather(C)));
    Instant paid = teller.letBankPay(A);
    teller.follow(() -> sight.isOver(A));
    findings.add(SwitchJudge.isFollowed(sight.gather(A), paid, sight.stateOf(TRANSFEZ)));
    return out;
  }

  private void letEasylinkPay(Instant transfezOut) throws InterruptedException {
    turn(EASYLINK, ACTIVE, "stands in for TransfeZ");
    teller.send(D);
    teller.follow(() -> sight.isOver(B) && sight.isOver(D));
    findings.add(SwitchJudge.waitsOn(C, teller.look(C)));
    findings.add(SwitchJudge.tookNoStep(sight.steps(TRANSFEZ, transfezOut)));
  }

  private void goBack() throws InterruptedException {
    turn(TRANSFEZ, ACTIVE, "the regulator is content");
    teller.follow(() -> sight.isOver(C));
    turn(EASYLINK, DRAINING, "TransfeZ is back");
    teller.send(E);
    teller.follow(() -> sight.isOver(E));
  }

  /** Returns when the operator had the answer. */
  private Instant turn(Provider provider, ProviderState to, String reason)
      throws InterruptedException {
    SwitchTeller.Turned turned = teller.turn(provider, to, reason);
    findings.add(SwitchJudge.isSet(turned.answer(), provider, to, reason));
    return turned.answered();
  }
}
