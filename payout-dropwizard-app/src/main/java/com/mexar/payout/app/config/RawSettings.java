package com.mexar.payout.app.config;

import com.mexar.payout.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every setting as text by its path, the environment over the file. */
final class RawSettings {
  private final Map<String, String> file;
  private final Map<String, String> environment;

  RawSettings(Map<String, String> file, Map<String, String> environment) {
    this.file = Map.copyOf(file);
    this.environment = Map.copyOf(environment);
  }

  /** One of the host's own sections. */
  Settings section(String section) {
    Map<String, String> values = below(section + ".");
    for (Setting setting : Setting.values()) {
      if (setting.section().equals(section)) {
        overlay(values, setting.key(), setting.variable());
      }
    }
    return new Settings(section, values);
  }

  Map<String, String> provider(String name) {
    return plugIn(SettingNames.PROVIDERS + "." + name + ".", SettingNames.providerPrefix(name));
  }

  Map<String, String> channel(String name) {
    return plugIn(SettingNames.CHANNELS + "." + name + ".", SettingNames.channelPrefix(name));
  }

  /** Paths of the file that belong to no section, provider or channel. */
  List<String> strays(Set<String> providers, Set<String> channels) {
    return file.keySet().stream()
        .filter(path -> !isKnown(path.split("\\.", 3), providers, channels))
        .sorted()
        .toList();
  }

  /** Variables that look like the gateway's and are not, such as misspelt ones. */
  Set<String> unknownVariables(Set<String> channels) {
    return environment.keySet().stream()
        .filter(name -> name.startsWith("PAYOUT_") && !Setting.isVariable(name))
        .filter(
            name -> channels.stream().map(SettingNames::channelPrefix).noneMatch(name::startsWith))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isKnown(String[] parts, Set<String> providers, Set<String> channels) {
    return switch (parts[0]) {
      case SettingNames.PROVIDERS -> parts.length == 3 && providers.contains(parts[1]);
      case SettingNames.CHANNELS -> parts.length == 3 && channels.contains(parts[1]);
      default -> parts.length > 1 && Setting.isSection(parts[0]);
    };
  }

  private Map<String, String> plugIn(String path, String prefix) {
    Map<String, String> values = below(path);
    for (String variable : environment.keySet()) {
      if (variable.startsWith(prefix) && variable.length() > prefix.length()) {
        overlay(values, SettingNames.key(variable.substring(prefix.length())), variable);
      }
    }
    return values;
  }

  private Map<String, String> below(String path) {
    Map<String, String> values = new LinkedHashMap<>();
    file.forEach(
        (key, value) -> {
          if (key.startsWith(path)) {
            values.put(key.substring(path.length()), value);
          }
        });
    return values;
  }

  private void overlay(Map<String, String> values, String key, String variable) {
    String value = environment.getOrDefault(variable, "");
    if (!value.isBlank()) {
      values.put(key, value);
    }
  }
}
