package com.mexar.payout.store;

/** All ports to one durable store. */
public record Stores(
    TransactionRunner transactions,
    PayoutStore payouts,
    ProviderStateStore providers,
    CallbackStore callbacks,
    EventLog events,
    ChannelStore channels,
    DeliveryStore deliveries,
    TaskStore tasks,
    ResolutionStore resolutions,
    AuditStore audit,
    StatisticsStore statistics) {}
