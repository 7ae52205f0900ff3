package com.mexar.payout.sandbox.internal;

/** The bodies of faulty answers that look different with each provider. */
public interface Bodies {

  /** A refusal in the provider's own form. */
  Reply.Full error(int status);

  /** A success whose envelope lacks its data. */
  Reply.Full withoutData();

  /** The same answer, with members of other types. */
  Reply.Full wrongTypes(Reply.Full answer);
}
