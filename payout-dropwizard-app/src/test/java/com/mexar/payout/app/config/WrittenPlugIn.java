package com.mexar.payout.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.provider.ProviderFactory;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** Writes a plug-in whose factory does what a test wants, and puts folders of such in sight. */
final class WrittenPlugIn {
  private static final String SERVICES = "META-INF/services/" + ProviderFactory.class.getName();

  private WrittenPlugIn() {}

  /** The factory {@code example.Factory}, named acme, with this constructor and method body. */
  static Path in(Path folder, String constructor, String create) throws IOException {
    Path services = folder.resolve(SERVICES);
    Files.createDirectories(services.getParent());
    Files.writeString(services, "example.Factory");
    Path source =
        Files.writeString(
            folder.resolve("Factory.java"),
            """
            package example;
            import com.mexar.payout.domain.*;
            import com.mexar.payout.provider.*;
            public class Factory implements ProviderFactory {
              public Factory() { %s }
              public ProviderName name() { return new ProviderName("acme"); }
              public PayoutProvider create(ProviderSettings s, ProviderContext c) { %s }
            }
            """
                .formatted(constructor, create));
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());
    assertThat(result).isZero();
    return folder;
  }

  /** What is installed where these folders are on the class path too. */
  static Factories installed(Path... folders) {
    URL[] urls = new URL[folders.length];
    Thread thread = Thread.currentThread();
    ClassLoader usual = thread.getContextClassLoader();
    try {
      for (int i = 0; i < folders.length; i++) {
        urls[i] = folders[i].toUri().toURL();
      }
      // left open: what it loaded is looked at afterwards
      thread.setContextClassLoader(new URLClassLoader(urls, usual));
      return Factories.installed();
    } catch (IOException e) {
      throw new AssertionError(e);
    } finally {
      thread.setContextClassLoader(usual);
    }
  }
}
