package com.mexar.payout.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Arrows point inwards: host, then integrations, then JSON and HTTP, then the core. */
@AnalyzeClasses(packages = "com.mexar.payout", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {
  private static final String[] CORE = {
    "com.mexar.payout.domain..",
    "com.mexar.payout.lifecycle..",
    "com.mexar.payout.provider",
    "com.mexar.payout.callback..",
    "com.mexar.payout.event",
    "com.mexar.payout.store..",
    "com.mexar.payout.settings..",
    "com.mexar.payout.signature..",
    "com.mexar.payout.engine.."
  };

  @ArchTest
  static final ArchRule core_seesNoneOfTheOthers =
      noClasses()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.mexar.payout.app..",
              "com.mexar.payout.json..",
              "com.mexar.payout.http..",
              "com.mexar.payout.persistence..",
              "com.mexar.payout.sandbox..",
              "com.mexar.payout.provider.transfez..",
              "com.mexar.payout.provider.easylink..",
              "com.mexar.payout.event.kafka..",
              "com.mexar.payout.event.rabbitmq..",
              "com.fasterxml..",
              "java.sql..",
              "okhttp3..",
              "io.dropwizard..");

  @ArchTest
  static final ArchRule nobody_seesTheHost =
      noClasses()
          .that()
          .resideOutsideOfPackage("com.mexar.payout.app..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.mexar.payout.app..");

  @ArchTest
  static final ArchRule jsonAndHttp_seeTheCoreAlone =
      noClasses()
          .that()
          .resideInAnyPackage("com.mexar.payout.json..", "com.mexar.payout.http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.mexar.payout.persistence..",
              "com.mexar.payout.sandbox..",
              "com.mexar.payout.provider.transfez..",
              "com.mexar.payout.provider.easylink..",
              "com.mexar.payout.event.kafka..",
              "com.mexar.payout.event.rabbitmq..");

  @ArchTest
  static final ArchRule host_findsPlugInsAndNamesNone =
      noClasses()
          .that()
          .resideInAPackage("com.mexar.payout.app..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.mexar.payout.provider.transfez..",
              "com.mexar.payout.provider.easylink..",
              "com.mexar.payout.event.kafka..",
              "com.mexar.payout.event.rabbitmq..");

  @ArchTest
  static final ArchRule host_seesNoSqlBesidesItsHealthAndStart =
      noClasses()
          .that()
          .resideInAnyPackage("com.mexar.payout.app.http..", "com.mexar.payout.app.security..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "com.mexar.payout.persistence..");

  @ArchTest
  static final ArchRule internal_packages_stayInTheirModule =
      noClasses()
          .that()
          .resideInAPackage("com.mexar.payout.app..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.mexar.payout..internal..");

  @ArchTest
  static final ArchRule providers_doNotSeeEachOther =
      slices()
          .matching("com.mexar.payout.provider.(*)..")
          .should()
          .notDependOnEachOther()
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule channels_doNotSeeEachOther =
      slices()
          .matching("com.mexar.payout.event.(*)..")
          .should()
          .notDependOnEachOther()
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule integrations_doNotSeeEachOther =
      noClasses()
          .that()
          .resideInAnyPackage(
              "com.mexar.payout.provider.transfez..",
              "com.mexar.payout.provider.easylink..",
              "com.mexar.payout.event.kafka..",
              "com.mexar.payout.event.rabbitmq..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.mexar.payout.persistence..", "com.mexar.payout.sandbox..");

  @ArchTest
  static final ArchRule roomsOfTheHost_haveNoCycles =
      slices().matching("com.mexar.payout.app.(*)..").should().beFreeOfCycles();
}
