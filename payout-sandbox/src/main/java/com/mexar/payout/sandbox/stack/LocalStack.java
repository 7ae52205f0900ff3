package com.mexar.payout.sandbox.stack;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * A {@link LocalPostgres} and a {@link LocalKafka} on one data folder, started side by side: what
 * the demo runs on. Closing it closes both.
 */
public record LocalStack(LocalPostgres postgres, LocalKafka kafka) implements AutoCloseable {

  /** Starts or adopts both; leaves none behind if one of them fails. */
  public static LocalStack kept(Path dataDir, TopicCreation topics) {
    CompletableFuture<LocalKafka> kafka = start(() -> LocalKafka.kept(dataDir, topics));
    CompletableFuture<LocalPostgres> postgres = start(() -> LocalPostgres.kept(dataDir));
    try {
      return new LocalStack(postgres.join(), kafka.join());
    } catch (CompletionException e) {
      closeIfStarted(kafka);
      closeIfStarted(postgres);
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  @Override
  public void close() {
    try (postgres) {
      kafka.close();
    }
  }

  private static <T> CompletableFuture<T> start(Supplier<T> starting) {
    return CompletableFuture.supplyAsync(starting, task -> new Thread(task, "local-stack").start());
  }

  private static void closeIfStarted(CompletableFuture<? extends AutoCloseable> server) {
    server
        .handle((started, failure) -> started)
        .thenAccept(
            started -> {
              if (started instanceof LocalKafka kafka) {
                kafka.close();
              } else if (started instanceof LocalPostgres postgres) {
                postgres.close();
              }
            })
        .join();
  }
}
