package dev.segue.embedded;

import java.io.IOException;
import java.util.Arrays;

/**
 * Main class of a child JVM: runs another main class, and ends when the parent does. The parent
 * holds the other end of standard input; the operating system closes it however the parent goes,
 * {@code kill -9} included. A byte on standard input asks for an orderly exit, its end for an
 * immediate one.
 *
 * <p>Runs on the child's class path, so it uses nothing but the JDK.
 */
public final class DiesWithParent {
  private DiesWithParent() {}

  /**
   * Runs in the child JVM.
   *
   * @param args the main class to run, then its arguments
   */
  public static void main(String[] args) throws Exception {
    ignoreInterrupts();
    Thread watch = new Thread(DiesWithParent::awaitParent, "parent-watch");
    watch.setDaemon(true);
    watch.start();
    Class.forName(args[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
  }

  /**
   * Ctrl-C goes to every process of the terminal, but the parent still needs this one while it
   * closes. By reflection because {@code sun.misc.Signal} is not in the API that the compiler
   * offers.
   */
  private static void ignoreInterrupts() throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    signal
        .getMethod("handle", signal, handler)
        .invoke(
            null,
            signal.getConstructor(String.class).newInstance("INT"),
            handler.getField("SIG_IGN").get(null));
  }

  private static void awaitParent() {
    int signal;
    try {
      signal = System.in.read();
    } catch (IOException e) {
      signal = -1;
    }
    if (signal < 0) {
      // At once: the parent's successor wants the port and the data.
      Runtime.getRuntime().halt(1);
    }
    System.exit(0);
  }
}
