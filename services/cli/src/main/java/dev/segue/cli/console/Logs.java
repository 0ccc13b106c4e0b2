package dev.segue.cli.console;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.FilterReply;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import dev.segue.runtime.Notice;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;

/**
 * Where log lines go. The console (standard error) is for people: our own messages in plain words,
 * other people's warnings in one line each. A log file, where there is one, has everything, with
 * stack traces.
 */
public final class Logs {
  private static final String OURS = "dev.segue";
  private static final long MOST_BYTES = 10L << 20;
  private static final int OLDER_FILES = 4;

  /** Libraries log the addresses they were given, passwords and all. */
  private static final String MASKED = "{'(?<=://)[^\\s,/]+(?=@)', '******'}";

  private static final String FULL =
      "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level [%thread] %logger{36}: %replace(%msg%n%ex)" + MASKED;
  private static final String PLAIN = "%replace(%msg)" + MASKED + "%n%nopex";
  private static final String WARNING =
      "%level: %replace(%msg)" + MASKED + " \\(%logger{0}\\)%n%nopex";

  private Logs() {}

  /**
   * Warnings, and what we say ourselves; with {@code verbose}, all from INFO up with stack traces.
   */
  public static void toConsole(boolean verbose) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    Logger root = root(context);
    root.setLevel(verbose ? Level.INFO : Level.WARN);
    context.getLogger(OURS).setLevel(Level.INFO);
    // Warns of each client that says it is ready, which asks for nothing.
    context.getLogger("io.modelcontextprotocol").setLevel(Level.ERROR);
    if (verbose) {
      append(context, new ConsoleAppender<>(), FULL, event -> true);
    } else {
      // It repeats itself ten times a second while nothing answers; whoever connects says so once,
      // in a sentence.
      context.getLogger("org.apache.kafka.clients.NetworkClient").setLevel(Level.ERROR);
      append(context, new ConsoleAppender<>(), PLAIN, Logs::isOurInformation);
      append(context, new ConsoleAppender<>(), WARNING, event -> !isOurInformation(event));
    }
  }

  /**
   * All from INFO up goes to this file; at 10 MB it becomes {@code segue.log.1}, and so on up to 4,
   * the oldest of which is deleted. The console keeps its lines only if {@code verbose}: a broker
   * that starts and stops beside its own clients warns of a dozen things that are as they should
   * be. What is marked as a {@link Notice} goes there in any case.
   */
  public static void toFile(Path file, boolean verbose) {
    toFile(file, verbose, MOST_BYTES);
  }

  static void toFile(Path file, boolean verbose, long mostBytes) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    if (!verbose) {
      context.reset();
    }
    root(context).setLevel(Level.INFO);
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setFile(file.toString());
    appender.setContext(context);
    FixedWindowRollingPolicy names = new FixedWindowRollingPolicy();
    names.setContext(context);
    names.setParent(appender);
    names.setFileNamePattern(file + ".%i");
    names.setMinIndex(1);
    names.setMaxIndex(OLDER_FILES);
    names.start();
    SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
    size.setContext(context);
    size.setMaxFileSize(new FileSize(mostBytes));
    // By default it looks once a minute, in which a loop can write gigabytes.
    size.setCheckIncrement(Duration.buildByMilliseconds(0));
    size.start();
    appender.setRollingPolicy(names);
    appender.setTriggeringPolicy(size);
    append(context, appender, FULL, event -> true);
    if (!verbose) {
      append(context, new ConsoleAppender<>(), PLAIN, Logs::isNotice);
    }
  }

  /**
   * Errors only, on the console: for work that makes and drops whole clusters, as benchmarks do.
   */
  public static void errorsOnly() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    root(context).setLevel(Level.ERROR);
    context.getLogger(OURS).setLevel(Level.ERROR);
    // The broker calls it an error when a client has to send something again, which clients do by
    // themselves.
    context.getLogger("kafka").setLevel(Level.OFF);
  }

  private static Logger root(LoggerContext context) {
    return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  private static boolean isNotice(ILoggingEvent event) {
    return event.getMarkerList() != null && event.getMarkerList().contains(Notice.MARKER);
  }

  private static boolean isOurInformation(ILoggingEvent event) {
    return event.getLoggerName().startsWith(OURS) && !event.getLevel().isGreaterOrEqual(Level.WARN);
  }

  private static void append(
      LoggerContext context,
      OutputStreamAppender<ILoggingEvent> appender,
      String pattern,
      Predicate<ILoggingEvent> which) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern(pattern);
    encoder.start();
    Filter<ILoggingEvent> filter =
        new Filter<>() {
          @Override
          public FilterReply decide(ILoggingEvent event) {
            return which.test(event) ? FilterReply.NEUTRAL : FilterReply.DENY;
          }
        };
    filter.start();
    if (appender instanceof ConsoleAppender<ILoggingEvent> console) {
      console.setTarget("System.err");
    }
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.addFilter(filter);
    appender.start();
    root(context).addAppender(appender);
  }
}
