package com.mexar.payout.app.config;

import com.mexar.payout.app.logging.LogFormat;
import com.mexar.payout.engine.EngineSettings;

/** All of a configuration, without faults. */
public record HostSettings(
    HttpSettings http,
    ApiPort apiPort,
    DatabaseSettings database,
    AccessSettings access,
    EngineSettings engine,
    PlugIns plugIns,
    LogFormat logFormat) {}
