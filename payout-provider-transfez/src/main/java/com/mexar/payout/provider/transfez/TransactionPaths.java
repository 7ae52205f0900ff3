package com.mexar.payout.provider.transfez;

import com.mexar.payout.domain.AttemptReference;
import java.util.regex.Pattern;

/** Where a transaction is found, below the base address. */
final class TransactionPaths {
  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

  private TransactionPaths() {}

  /** Whether this can be a transaction's id, and so can stand in a path. */
  static boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  static String byId(String id) {
    return "transactions/" + id;
  }

  /** Not in the documentation of 2022, but used by a public integration of 2025. */
  static String byReference(AttemptReference reference) {
    return "transactions/" + reference.value() + "/reference_id";
  }

  static String confirm(String id) {
    return byId(id) + "/confirm";
  }

  /** In the documentation until 2021; takes effect on drafts alone. */
  static String cancel(String id) {
    return byId(id) + "/cancel";
  }
}
