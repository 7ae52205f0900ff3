package com.mexar.payout.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mexar.payout.provider.ProviderFactory;
import com.mexar.payout.settings.Fault;
import com.mexar.payout.settings.SettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a plug-in is told in one line, and the host does not start. */
class PlugInReaderTest {
  private static final String SECRET = "a-secret-of-acme";

  @TempDir private Path old;
  @TempDir private Path young;

  private static List<String> faults(Path... folders) {
    Map<String, String> environment =
        Map.of("PAYOUT_PROVIDERS", "acme", "ACME_API_KEY", SECRET, "PAYOUT_HTTP_PORT", "0");
    ConfigurationReader reader =
        new ConfigurationReader(environment, () -> WrittenPlugIn.installed(folders));
    SettingsException refused =
        catchThrowableOfType(SettingsException.class, () -> reader.read(""));
    return refused.faults().stream().map(Fault::toString).toList();
  }

  @Test
  void provider_thatIsNotInstalled_isNamedBesideThoseThatAre() {
    assertThat(faults())
        .containsExactly(
            "PAYOUT_PROVIDERS (routing.providers) names acme, but no such provider is installed;"
                + " installed are easylink, transfez");
  }

  @Test
  void plugIn_inTwoPlaces_isRefusedWithBoth() throws Exception {
    WrittenPlugIn.in(old, "", "return null;");
    WrittenPlugIn.in(young, "", "return null;");

    assertThat(faults(old, young))
        .singleElement()
        .asString()
        .contains("names acme, which is installed more than once: ")
        .contains(old.getFileName().toString(), young.getFileName().toString());
  }

  @Test
  void provider_whoseProfileHasAnotherName_isRefused() throws Exception {
    WrittenPlugIn.in(
        old,
        "",
        """
        return new PayoutProvider() {
          public ProviderProfile profile() {
            return new ProviderProfile(new ProviderName("other"), java.util.List.of(),
                ProviderProfile.RepeatedReference.UNKNOWN, null, java.time.Duration.ZERO, 1);
          }
          public java.util.Optional<String> whyNot(PayoutInstruction i) { return null; }
          public StepOutcome submit(StepRequest r) { return null; }
          public InquiryOutcome inquire(InquiryRequest r) { return null; }
        };
        """);

    assertThat(faults(old))
        .containsExactly("providers.acme is made by a plug-in whose profile says other");
  }

  @Test
  void plugIn_thatFailsToMakeItsProvider_isAFaultThatRepeatsNothingOfIt() throws Exception {
    WrittenPlugIn.in(
        old, "", "throw new IllegalArgumentException(\"bad \" + s.requiredText(\"api-key\"));");

    assertThat(faults(old))
        .singleElement()
        .asString()
        .startsWith("providers.acme cannot be made by its plug-in: java.lang.IllegalArgument")
        .contains(" at example.Factory.create(Factory.java:7)")
        .doesNotContain(SECRET);
  }

  @Test
  void plugIn_thatMakesNothing_isAFault() throws Exception {
    WrittenPlugIn.in(old, "", "return null;");

    assertThat(faults(old))
        .singleElement()
        .asString()
        .startsWith("providers.acme cannot be made by its plug-in: java.lang.NullPointerException");
  }

  @Test
  void plugIn_compiledAgainstAnotherCore_isAFault() throws Exception {
    WrittenPlugIn.in(old, "", "throw new NoSuchMethodError();");

    assertThat(faults(old)).singleElement().asString().contains("java.lang.NoSuchMethodError");
  }

  @Test
  void plugIn_whoseConstructorThrows_isAFault() throws Exception {
    WrittenPlugIn.in(old, "if (true) throw new IllegalStateException(\"no\");", "return null;");

    assertThat(faults(old))
        .singleElement()
        .asString()
        .startsWith("PAYOUT_PLUGINS_DIR or the class path has a plug-in that cannot be loaded: ")
        .contains("example.Factory")
        .contains("java.lang.IllegalStateException: no");
  }

  @Test
  void plugIn_whoseFactoryIsMissing_isAFault() throws Exception {
    WrittenPlugIn.in(old, "", "return null;");
    Files.delete(old.resolve("example/Factory.class"));

    assertThat(faults(old))
        .singleElement()
        .asString()
        .contains("cannot be loaded: " + ProviderFactory.class.getName())
        .contains("example.Factory not found");
  }
}
