package com.mexar.payout.callback;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Signature-Input header (RFC 9421, 4.1) where it describes one signature in the canonical form
 * of RFC 8941, and no component has parameters: then its own text is the last line of what was
 * signed, and nothing is written anew.
 *
 * @param text list of components with its parameters, as sent
 */
record SignatureInput(
    String label, String text, List<String> components, Map<String, String> parameters) {
  private static final String KEY = "[a-z*][a-z0-9_.*-]{0,31}";
  private static final String COMPONENT = "\"[!-~&&[^\"\\\\]]{1,64}\"";
  private static final String VALUE = "(?:[0-9]{1,15}|\"[ -~&&[^\"\\\\]]{0,256}\")";
  private static final Pattern FORM =
      Pattern.compile(
          "(KEY)=(\\((COMPONENT(?: COMPONENT){0,31})\\)((?:;KEY=VALUE){0,8}))"
              .replace("KEY", KEY)
              .replace("COMPONENT", COMPONENT)
              .replace("VALUE", VALUE));
  private static final Pattern PARAMETER =
      Pattern.compile(";(KEY)=(VALUE)".replace("KEY", KEY).replace("VALUE", VALUE));

  static SignatureInput of(RawCallback callback) throws CallbackRefusedException {
    Matcher form = FORM.matcher(callback.requiredHeader("signature-input"));
    if (!form.matches()) {
      throw otherForm();
    }
    List<String> components = new ArrayList<>();
    for (String quoted : form.group(3).split(" ")) {
      String component = unquoted(quoted);
      if (components.contains(component)) {
        throw otherForm();
      }
      components.add(component);
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    Matcher parameter = PARAMETER.matcher(form.group(4));
    while (parameter.find()) {
      if (parameters.put(parameter.group(1), parameter.group(2)) != null) {
        throw otherForm();
      }
    }
    return new SignatureInput(form.group(1), form.group(2), components, parameters);
  }

  /** A parameter that is a number. */
  Optional<String> number(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.startsWith("\""));
  }

  /** A parameter that is a text. */
  Optional<String> word(String name) {
    return Optional.ofNullable(parameters.get(name))
        .filter(value -> value.startsWith("\""))
        .map(SignatureInput::unquoted);
  }

  private static String unquoted(String text) {
    return text.substring(1, text.length() - 1);
  }

  private static CallbackRefusedException otherForm() {
    return new CallbackRefusedException("the header signature-input has another form");
  }
}
