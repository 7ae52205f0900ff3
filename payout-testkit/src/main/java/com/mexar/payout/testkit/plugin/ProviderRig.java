package com.mexar.payout.testkit.plugin;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.provider.ProviderFactory;
import com.mexar.payout.provider.ProviderSettings;
import com.mexar.payout.testkit.provider.CannedServer;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A plug-in and a running simulator of its provider, which a {@link ProviderContract} puts a wire
 * between. The simulator is the plug-in author's: a small program that speaks the provider's
 * protocol over HTTP and tells the truth about what it executed. The contract opens one for each
 * test, uses it from several threads, and closes it.
 */
public interface ProviderRig extends AutoCloseable {

  ProviderFactory factory();

  /** Settings with which the plug-in talks to this address and the simulator believes it. */
  ProviderSettings settings(URI baseUrl);

  /**
   * The same settings with another key than the simulator's, one for each key or secret that the
   * plug-in proves itself with when it calls.
   */
  List<ProviderSettings> settingsOfStrangers(URI baseUrl);

  /**
   * The same settings with another key, one for each key or secret that a callback is proven with;
   * empty where the plug-in receives none.
   */
  List<ProviderSettings> settingsThatDisbelieveCallbacks(URI baseUrl);

  /** The address of the simulator as the plug-in would have it, path included. */
  URI simulator();

  /**
   * One instruction for each way that the provider pays, by a name for people. The plug-in serves
   * each, and the simulator pays each within a second.
   */
  Map<String, PayoutInstruction> instructions();

  /** What a request that the plug-in made is to the provider. */
  RequestKind kindOf(CannedServer.Request request);

  /** Each time that the simulator moved money for this attempt. Drafts do not count. */
  List<MovedMoney> executions(AttemptReference reference);

  /**
   * The outcome table: each answer that the provider is known to give to a step or an inquiry, each
   * state and code, and some that no list of it has.
   */
  List<OutcomeRow> outcomes();

  /** Keys, secrets and tokens that the plug-in holds, none of which may be said to anybody. */
  List<String> secrets();

  @Override
  void close();
}
