package com.mexar.payout.testkit.provider;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which fault meets the next call of each kind. Guarded by its own monitor. */
final class Script {
  private final Map<ProviderCall, Deque<CallFault>> next = new EnumMap<>(ProviderCall.class);
  private final Map<ProviderCall, CallFault> always = new EnumMap<>(ProviderCall.class);

  synchronized void add(ProviderCall call, List<CallFault> faults) {
    next.computeIfAbsent(call, kind -> new ArrayDeque<>()).addAll(faults);
  }

  synchronized void always(ProviderCall call, CallFault fault) {
    always.put(call, fault);
  }

  synchronized CallFault take(ProviderCall call) {
    Deque<CallFault> waiting = next.get(call);
    CallFault fault = waiting == null ? null : waiting.poll();
    return fault != null ? fault : always.getOrDefault(call, CallFault.NONE);
  }
}
