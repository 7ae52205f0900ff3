package com.mexar.payout.app;

import com.mexar.payout.event.ChannelFactory;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.settings.Settings;
import com.mexar.payout.testkit.provider.RecordingChannel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Switched on by {@code PAYOUT_RECORDING_ON}. */
public final class RecordingChannelFactory implements ChannelFactory {
  private static final AtomicReference<RecordingChannel> LATEST = new AtomicReference<>();

  /** The channel of the gateway that was started last. */
  public static RecordingChannel latest() {
    return LATEST.get();
  }

  @Override
  public String name() {
    return "recording";
  }

  @Override
  public Optional<EventChannel> create(Settings settings) {
    boolean on = settings.flag("on", false);
    settings.requireNoFaults();
    if (!on) {
      return Optional.empty();
    }
    RecordingChannel channel = new RecordingChannel(name());
    LATEST.set(channel);
    return Optional.of(channel);
  }
}
