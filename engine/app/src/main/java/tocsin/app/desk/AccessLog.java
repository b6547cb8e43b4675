package tocsin.app.desk;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * One line of JSON a request in {@code access.jsonl}: route, status, time taken, user, request id.
 * No address, no path, no person. At most some 60 MB are kept.
 */
final class AccessLog {
  private static final String NAME = "tocsin.desk.access";
  private static final String APPENDER = "desk-access";

  private AccessLog() {}

  /** Sends the desk's requests to a file instead of the terminal. */
  static void attach(Path folder) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      return;
    }
    Logger logger = context.getLogger(NAME);
    logger.detachAppender(APPENDER);
    logger.setAdditive(false);
    RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
    file.setContext(context);
    file.setName(APPENDER);
    file.setFile(folder.resolve("access.jsonl").toString());
    JsonEncoder encoder = new JsonEncoder();
    encoder.setContext(context);
    encoder.setWithThreadName(false);
    encoder.setWithContext(false);
    encoder.start();
    file.setEncoder(encoder);
    FixedWindowRollingPolicy policy = new FixedWindowRollingPolicy();
    policy.setContext(context);
    policy.setParent(file);
    policy.setFileNamePattern(folder.resolve("access.%i.jsonl.gz").toString());
    policy.setMinIndex(1);
    policy.setMaxIndex(5);
    policy.start();
    SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
    trigger.setContext(context);
    trigger.setMaxFileSize(FileSize.valueOf("10MB"));
    trigger.start();
    file.setRollingPolicy(policy);
    file.setTriggeringPolicy(trigger);
    file.start();
    logger.addAppender(file);
  }
}
