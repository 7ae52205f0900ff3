package com.mexar.payout;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.mexar.payout.callback.CallbackNews;
import com.mexar.payout.callback.CallbackRefusedException;
import com.mexar.payout.callback.CallbackReply;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.callback.VerifiedCallback;
import com.mexar.payout.provider.Evidence;
import com.mexar.payout.provider.ReceivesCallbacks;
import com.mexar.payout.store.Stores;
import com.mexar.payout.store.Transaction;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** Which room may know which, and what the rules of money may not touch. */
@AnalyzeClasses(packages = "com.mexar.payout", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String OURS = "com.mexar.payout.";
  private static final Set<String> RULES =
      Set.of(
          "Settlement",
          "InquirySettlement",
          "Steps",
          "Endings",
          "StepGate",
          "Schedule",
          "Calls",
          "Dispatch",
          "Cancellation",
          "Resolving",
          "LostAttempts",
          "LookBack",
          "Router");

  private static final DescribedPredicate<JavaClass> OF_THE_RULES =
      DescribedPredicate.describe(
          "hold the rules",
          c -> c.getPackageName().equals(OURS + "engine") && RULES.contains(topLevel(c)));

  @ArchTest
  static final ArchRule core_dependsOnJdkSlf4jAndJspecifyAlone =
      classes()
          .that()
          .resideOutsideOfPackage("com.mexar.payout.signature")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "com.mexar.payout..", "java..", "javax.crypto..", "org.slf4j..", "org.jspecify..");

  @ArchTest
  static final ArchRule signatures_knowDomainAndSettingsAndBouncyCastle =
      classes()
          .that()
          .resideInAPackage("com.mexar.payout.signature")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "com.mexar.payout.signature",
              "com.mexar.payout.domain",
              "com.mexar.payout.settings",
              "java..",
              "javax.crypto..",
              "org.bouncycastle.crypto..",
              "org.bouncycastle.math..",
              "org.jspecify..");

  /** Whoever uses no elliptic curves can leave Bouncy Castle out. */
  @ArchTest
  static final ArchRule bouncyCastle_isKnownByEllipticCurvesAlone =
      noClasses()
          .that()
          .haveSimpleNameNotStartingWith("Ecdsa")
          .and()
          .haveSimpleNameNotStartingWith("Ed25519")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bouncycastle..");

  @ArchTest static final ArchRule domain_knowsNothingOfOurs = knows("domain");

  @ArchTest static final ArchRule lifecycle_knowsTheDomain = knows("lifecycle", "domain");

  @ArchTest static final ArchRule threads_knowNothingOfOurs = knows("threads");

  /** So that a simulation can lend all of them. */
  @ArchTest
  static final ArchRule engine_takesItsThreadsFromOneRoom =
      noClasses()
          .that()
          .resideInAPackage("com.mexar.payout.engine")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "make threads or wait for them",
                  c ->
                      (c.getPackageName().startsWith("java.util.concurrent")
                              && (c.getSimpleName().startsWith("Executor")
                                  || c.getSimpleName().endsWith("Future")
                                  || c.getSimpleName().endsWith("Condition")
                                  || c.getSimpleName().endsWith("Latch")))
                          || c.getSimpleName().equals("TimeUnit")));

  @ArchTest static final ArchRule settings_knowTheDomain = knows("settings", "domain");

  @ArchTest
  static final ArchRule events_knowDomainAndSettings = knows("event", "domain", "settings");

  @ArchTest
  static final ArchRule callbacks_knowDomainSettingsSignaturesAndProviders =
      knows("callback", "domain", "settings", "signature", "provider");

  @ArchTest
  static final ArchRule providers_knowDomainSettingsAndCallbacks =
      knows("provider", "domain", "settings", "callback");

  @ArchTest
  static final ArchRule store_knowsNoEngine =
      knows("store", "domain", "event", "callback", "provider");

  /** A statement carries evidence, and the ability to receive callbacks is a provider's. */
  @ArchTest
  static final ArchRule packages_areFreeOfCyclesButForProviderAndCallback =
      slices()
          .matching("com.mexar.payout.(*)..")
          .should()
          .beFreeOfCycles()
          .ignoreDependency(CallbackNews.class, Evidence.class)
          .ignoreDependency(CallbackNews.Statement.class, Evidence.class)
          .ignoreDependency(ReceivesCallbacks.class, RawCallback.class)
          .ignoreDependency(ReceivesCallbacks.class, VerifiedCallback.class)
          .ignoreDependency(ReceivesCallbacks.class, CallbackNews.class)
          .ignoreDependency(ReceivesCallbacks.class, CallbackReply.class)
          .ignoreDependency(ReceivesCallbacks.class, CallbackRefusedException.class);

  @ArchTest
  static final ArchRule rules_holdNoClockThreadOrStore =
      noClasses()
          .that(OF_THE_RULES)
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(
              Clock.class, InstantSource.class, Thread.class, Stores.class, Transaction.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.concurrent..", "org.slf4j..", "java.net..", "java.io..")
          .orShould()
          .dependOnClassesThat()
          .haveSimpleNameEndingWith("Store");

  @ArchTest
  static final ArchRule rules_areAllThere =
      classes()
          .that(OF_THE_RULES)
          .and()
          .areTopLevelClasses()
          .should(
              new com.tngtech.archunit.lang.ArchCondition<JavaClass>("be as many as are named") {
                private int count;

                @Override
                public void check(
                    JavaClass item, com.tngtech.archunit.lang.ConditionEvents events) {
                  count++;
                }

                @Override
                public void finish(com.tngtech.archunit.lang.ConditionEvents events) {
                  if (count != RULES.size()) {
                    events.add(
                        com.tngtech.archunit.lang.SimpleConditionEvent.violated(
                            RULES, "found " + count + " of " + RULES));
                  }
                }
              });

  @ArchTest
  static final ArchRule time_isInjected =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("com.mexar.payout.threads.RealThreads")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(
              java.util.Date.class,
              java.util.Calendar.class,
              java.util.Timer.class,
              java.sql.Timestamp.class)
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(java.time.LocalDateTime.class, "now")
          .orShould()
          .callMethod(java.time.OffsetDateTime.class, "now")
          .orShould()
          .callMethod(java.time.ZonedDateTime.class, "now");

  @ArchTest
  static final ArchRule randomness_isInjected =
      noClasses()
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(java.util.Random.class, java.util.concurrent.ThreadLocalRandom.class)
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(java.util.UUID.class, "randomUUID");

  @ArchTest
  static final ArchRule numbers_areNeverFloating =
      fields()
          .should()
          .notHaveRawType(double.class)
          .andShould()
          .notHaveRawType(float.class)
          .andShould()
          .notHaveRawType(Double.class)
          .andShould()
          .notHaveRawType(Float.class)
          .andShould()
          .notHaveRawType(java.math.BigDecimal.class);

  @ArchTest
  static final ArchRule console_isSilent =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  private static ArchRule knows(String room, String... rooms) {
    String[] allowed = new String[rooms.length + 5];
    for (int i = 0; i < rooms.length; i++) {
      allowed[i] = OURS + rooms[i] + "..";
    }
    allowed[rooms.length] = OURS + room + "..";
    allowed[rooms.length + 1] = "java..";
    allowed[rooms.length + 2] = "javax.crypto..";
    allowed[rooms.length + 3] = "org.slf4j..";
    allowed[rooms.length + 4] = "org.jspecify..";
    return classes()
        .that()
        .resideInAPackage(OURS + room + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed);
  }

  private static String topLevel(JavaClass javaClass) {
    String name = javaClass.getName().substring(javaClass.getPackageName().length() + 1);
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }
}
