package app.merit.gateway.limits;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A body of unstated length that fails as soon as it is larger than allowed; what follows is read and dropped. */
public final class LimitedBody implements ReadStream<Buffer> {
    private final ReadStream<Buffer> body;
    private final long limitBytes;
    private final Runnable abandon;
    private long bytes;
    private @Nullable Handler<Buffer> handler;
    private @Nullable Handler<Throwable> failure;

    /**
     * @param abandon called once if the sender goes on far beyond the limit all the same
     */
    public LimitedBody(ReadStream<Buffer> body, long limitBytes, Runnable abandon) {
        this.body = body;
        this.limitBytes = limitBytes;
        this.abandon = abandon;
    }

    public boolean isExceeded() {
        return bytes > limitBytes;
    }

    private boolean isFlooded() {
        return bytes > limitBytes * LimitsFilter.DRAINED_TIMES;
    }

    private void count(Buffer part) {
        boolean before = isExceeded();
        boolean floodedBefore = isFlooded();
        bytes += part.length();
        if (isFlooded() && !floodedBefore) {
            abandon.run();
        }
        if (!isExceeded()) {
            if (handler != null) {
                handler.handle(part);
            }
            return;
        }
        if (!before && failure != null) {
            failure.handle(new BodyTooLargeException(limitBytes));
        }
    }

    @Override
    public LimitedBody handler(@Nullable Handler<Buffer> next) {
        // Once it failed, the pipe takes its handlers away; the rest must still be read.
        if (next == null && isExceeded()) {
            return this;
        }
        handler = next;
        body.handler(next == null ? null : this::count);
        return this;
    }

    @Override
    public LimitedBody exceptionHandler(@Nullable Handler<Throwable> next) {
        failure = next;
        body.exceptionHandler(next);
        return this;
    }

    @Override
    public LimitedBody endHandler(@Nullable Handler<Void> next) {
        if (!isExceeded()) {
            body.endHandler(next);
        }
        return this;
    }

    @Override
    public LimitedBody pause() {
        body.pause();
        return this;
    }

    @Override
    public LimitedBody resume() {
        body.resume();
        return this;
    }

    @Override
    public LimitedBody fetch(long amount) {
        body.fetch(amount);
        return this;
    }
}
