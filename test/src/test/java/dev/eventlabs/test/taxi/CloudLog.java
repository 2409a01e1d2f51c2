package dev.eventlabs.test.taxi;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What the embedded AWS of this JVM logs, to the last detail, until it is closed. Thread-safe. */
final class CloudLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger cloud = (Logger) LoggerFactory.getLogger("dev.eventlabs");
    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** Begins at once. */
    CloudLog() {
        setContext(cloud.getLoggerContext());
        start();
        cloud.setLevel(Level.TRACE);
        cloud.addAppender(this);
    }

    List<String> lines() {
        return lines;
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(event.getFormattedMessage() + (event.getThrowableProxy() == null ? ""
                : ThrowableProxyUtil.asString(event.getThrowableProxy())));
    }

    @Override
    public void close() {
        cloud.detachAppender(this);
        cloud.setLevel(null);
    }
}
