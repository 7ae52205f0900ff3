package com.mexar.payout.testkit.simulation.mutant;

import com.mexar.payout.testkit.simulation.History;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The product's classes once more, one source file of them with a bug in it. */
final class MutantLoader extends ClassLoader {
  private static final String OURS = "com.mexar.payout.";

  private final Map<String, byte[]> mutated;

  MutantLoader(EngineMutant mutant) {
    super(MutantLoader.class.getClassLoader());
    this.mutated = compile(mutant);
  }

  /** What the simulation of the mutant says of a seed. */
  List<String> violations(long seed) {
    try {
      Class<?> history = loadClass(History.class.getName());
      Object outcome = history.getMethod("of", long.class).invoke(null, seed);
      Method violations = outcome.getClass().getMethod("violations");
      return ((List<?>) violations.invoke(outcome)).stream().map(Object::toString).toList();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("seed " + seed, e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      return name.startsWith(OURS) ? define(name) : super.loadClass(name, resolve);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    byte[] bytes = mutated.getOrDefault(name, read(name));
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte[] read(String name) throws ClassNotFoundException {
    try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> compile(EngineMutant mutant) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Map<String, ByteArrayOutputStream> written = new HashMap<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavaFileManager kept =
          new ForwardingJavaFileManager<>(files) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
              return new InMemory(name, kind) {
                @Override
                public OutputStream openOutputStream() {
                  return written.computeIfAbsent(name, any -> new ByteArrayOutputStream());
                }
              };
            }
          };
      String source = mutant.source();
      JavaFileObject unit =
          new InMemory(mutant.className(), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
              return source;
            }
          };
      List<String> options =
          List.of("-proc:none", "-nowarn", "-cp", System.getProperty("java.class.path"));
      boolean compiles = compiler.getTask(null, kept, null, options, null, List.of(unit)).call();
      if (!compiles) {
        throw new IllegalStateException(mutant + " does not compile");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, byte[]> classes = new HashMap<>();
    written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
    return classes;
  }

  private static class InMemory extends SimpleJavaFileObject {
    InMemory(String className, Kind kind) {
      super(URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind);
    }
  }
}
