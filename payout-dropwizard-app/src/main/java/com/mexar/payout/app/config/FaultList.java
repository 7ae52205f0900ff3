package com.mexar.payout.app.config;

import com.mexar.payout.settings.Fault;
import com.mexar.payout.settings.Settings;
import com.mexar.payout.settings.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Gathers the faults of all parts of a configuration. Not thread-safe. */
final class FaultList {
  private final List<Fault> faults = new ArrayList<>();

  void add(String path, String problem) {
    faults.add(new Fault(SettingNames.shown(path), problem));
  }

  /** What is made, or nothing where its settings have faults, which are kept. */
  <T> Optional<T> gather(Supplier<T> making) {
    try {
      return Optional.of(making.get());
    } catch (SettingsException e) {
      e.faults().forEach(fault -> add(fault.setting(), fault.problem()));
      return Optional.empty();
    }
  }

  /**
   * What a plug-in makes, or nothing where it fails. The kind of the failure and where it came
   * about is kept, never the message of an exception, which may repeat a setting.
   */
  <T> Optional<T> gather(String plugIn, Supplier<T> making) {
    try {
      return gather(making);
    } catch (RuntimeException | LinkageError e) {
      StackTraceElement[] trace = e.getStackTrace();
      String where = trace.length == 0 ? "" : " at " + trace[0];
      add(plugIn, "cannot be made by its plug-in: " + e.getClass().getName() + where);
      return Optional.empty();
    }
  }

  /** Keeps the faults of a section, unknown keys among them. */
  void gather(Settings section) {
    gather(
        () -> {
          section.requireNoFaults();
          return section;
        });
  }

  void requireNone() {
    if (!faults.isEmpty()) {
      throw new SettingsException(faults);
    }
  }
}
