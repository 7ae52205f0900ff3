package com.mexar.payout.app.config;

import com.mexar.payout.settings.Fault;
import com.mexar.payout.settings.SettingsException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.text.StringSubstitutor;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML file as text by path. Scalars stay exactly as written, so that {@code 0123} is no number
 * and {@code on} is no flag; {@code ${NAME:-default}} is substituted inside scalars, so that a
 * variable's value cannot change the structure.
 */
final class YamlText {
  private final Map<String, String> values = new LinkedHashMap<>();
  private final List<Fault> faults = new ArrayList<>();
  private final StringSubstitutor substitutor;

  private YamlText(Map<String, String> environment) {
    this.substitutor = new StringSubstitutor(environment).setEnableUndefinedVariableException(true);
  }

  /**
   * @throws SettingsException if the text is not YAML, or with the faults of all its values
   */
  static Map<String, String> read(String text, Map<String, String> environment) {
    YamlText reader = new YamlText(environment);
    compose(text).ifPresent(root -> reader.enter("", root));
    if (!reader.faults.isEmpty()) {
      throw new SettingsException(reader.faults);
    }
    return reader.values;
  }

  private static Optional<Node> compose(String text) {
    try {
      return Optional.ofNullable(new Yaml(new LoaderOptions()).compose(new StringReader(text)));
    } catch (MarkedYAMLException e) {
      // the message itself would repeat the line, which may hold a secret
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new SettingsException(
          List.of(new Fault("the configuration file", "is not YAML at line " + line)));
    } catch (YAMLException e) {
      throw new SettingsException(List.of(new Fault("the configuration file", "is not YAML")));
    }
  }

  private void enter(String path, Node node) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        if (entry.getKeyNode() instanceof ScalarNode key) {
          enter(
              path.isEmpty() ? key.getValue() : path + "." + key.getValue(), entry.getValueNode());
        } else {
          faults.add(new Fault(path, "has a key that is not a word"));
        }
      }
    } else if (node instanceof SequenceNode sequence) {
      List<String> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        if (item instanceof ScalarNode scalar) {
          items.add(substituted(path, scalar));
        } else {
          faults.add(new Fault(path, "must be a list of plain values"));
        }
      }
      put(path, String.join(",", items));
    } else if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
      put(path, substituted(path, scalar));
    }
  }

  private void put(String path, String value) {
    if (values.put(path, value) != null) {
      faults.add(new Fault(path, "is given twice"));
    }
  }

  private String substituted(String path, ScalarNode scalar) {
    try {
      return substitutor.replace(scalar.getValue());
    } catch (IllegalArgumentException e) {
      faults.add(
          new Fault(path, "names an environment variable that is not set and has no default"));
      return "";
    }
  }
}
