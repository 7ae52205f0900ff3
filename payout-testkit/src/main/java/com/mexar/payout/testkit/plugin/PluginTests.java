package com.mexar.payout.testkit.plugin;

import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.StepKind;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Tests of a plug-in that run on the bench of {@link ProviderContract}. */
interface PluginTests {

  Bench bench();

  /** One test for each instruction of the rig, each on a bench of its own. */
  default Stream<DynamicTest> forEachInstruction(BiConsumer<Bench, PayoutInstruction> test) {
    return names().map(name -> on(name, bench -> test.accept(bench, named(bench, name))));
  }

  /** What a fault does to one instruction. */
  @FunctionalInterface
  interface FaultTest {
    void run(Bench bench, PayoutInstruction instruction, WireFault fault);
  }

  /** One test for each instruction of the rig and each fault, each on a bench of its own. */
  default Stream<DynamicTest> forEachInstructionAndFault(FaultTest test) {
    return names()
        .flatMap(
            name ->
                Stream.of(WireFault.values())
                    .map(
                        fault ->
                            on(
                                name + ", " + fault,
                                bench -> test.run(bench, named(bench, name), fault))));
  }

  /** The names of the rig's instructions. */
  default Stream<String> names() {
    try (Bench bench = bench()) {
      return bench.rig.instructions().keySet().stream().sorted();
    }
  }

  /** A test on a bench of its own. */
  default DynamicTest on(String name, Consumer<Bench> test) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          try (Bench bench = bench()) {
            test.accept(bench);
          } catch (AssertionError e) {
            // many runners number such tests and leave their names out
            throw new AssertionError(name + ": " + e.getMessage(), e);
          }
        });
  }

  static PayoutInstruction named(Bench bench, String name) {
    PayoutInstruction instruction = bench.rig.instructions().get(name);
    if (instruction == null) {
      throw new AssertionError("the rig has no instruction any more by the name " + name);
    }
    return instruction;
  }

  /** The steps of an instruction, in their order. */
  static Stream<StepKind> steps(Bench bench, PayoutInstruction instruction) {
    return bench.corridor(instruction).drafted()
        ? Stream.of(StepKind.DRAFT, StepKind.EXECUTE)
        : Stream.of(StepKind.EXECUTE);
  }
}
