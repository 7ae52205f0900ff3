package com.mexar.payout.app;

import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.domain.OperatorAct;
import com.mexar.payout.domain.OperatorName;
import com.mexar.payout.domain.ProviderName;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/**
 * {@code --after-restore[=PROVIDERS]} as an operator gave it, with who and why.
 *
 * @param inUse providers that were in use since the backup; empty for all that are configured
 */
record AfterRestoreOption(Set<ProviderName> inUse, OperatorAct act) {
  private static final String ALL = "";

  /** An operator's words for the audit trail, of a command that changes what hosts do. */
  static void addActTo(Subparser parser) {
    parser.addArgument("--operator").help("who does this; the login name unless given");
    parser.addArgument("--reason").help("why, for the audit trail");
  }

  static void addTo(Subparser parser) {
    parser
        .addArgument("--after-restore")
        .nargs("?")
        .setConst(ALL)
        .metavar("PROVIDERS")
        .help(
            "the database was set back to a backup: looks for what is lost at these providers, or at"
                + " all, until db end-after-restore");
    addActTo(parser);
  }

  static Optional<AfterRestoreOption> of(Namespace arguments) {
    String names = arguments.getString("after_restore");
    if (names == null) {
      return Optional.empty();
    }
    try {
      Set<ProviderName> inUse =
          names.equals(ALL)
              ? Set.of()
              : Arrays.stream(names.split(",", -1))
                  .map(ProviderName::new)
                  .collect(Collectors.toSet());
      return Optional.of(
          new AfterRestoreOption(inUse, act(arguments, "started with --after-restore")));
    } catch (InvalidValueException e) {
      throw new StartException(
          "--after-restore names providers, as in =transfez,easylink: " + e.getMessage(), e);
    }
  }

  /**
   * @param otherwise the reason where none is given
   */
  static OperatorAct act(Namespace arguments, String otherwise) {
    String operator = arguments.getString("operator");
    String reason = arguments.getString("reason");
    try {
      return new OperatorAct(
          new OperatorName(operator == null ? System.getProperty("user.name") : operator),
          reason == null ? otherwise : reason);
    } catch (InvalidValueException e) {
      throw new StartException("--operator and --reason: " + e.getMessage(), e);
    }
  }
}
