package com.mexar.payout.app.config;

import java.util.Locale;

/**
 * How a setting of a plug-in is named in the environment: {@code TRANSFEZ_BASE_URL} is {@code
 * providers.transfez.base-url}, and {@code PAYOUT_KAFKA_TOPIC} is {@code channels.kafka.topic}.
 */
final class SettingNames {
  static final String PROVIDERS = "providers";
  static final String CHANNELS = "channels";

  private SettingNames() {}

  static String providerPrefix(String provider) {
    return variable(provider) + "_";
  }

  static String channelPrefix(String channel) {
    return "PAYOUT_" + variable(channel) + "_";
  }

  /** {@code BASE_URL} to {@code base-url}. */
  static String key(String variable) {
    return variable.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The setting as a person may have written it: its variable, and its place in the file. */
  static String shown(String path) {
    String[] parts = path.split("\\.", 3);
    if (parts.length == 3 && parts[0].equals(PROVIDERS)) {
      return providerPrefix(parts[1]) + variable(parts[2]) + " (" + path + ")";
    }
    if (parts.length == 3 && parts[0].equals(CHANNELS)) {
      return channelPrefix(parts[1]) + variable(parts[2]) + " (" + path + ")";
    }
    return Setting.at(path).map(setting -> setting.variable() + " (" + path + ")").orElse(path);
  }

  private static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
