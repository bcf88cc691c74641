package org.penglai.platform.outbox;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.penglai.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One courier per subscriber, each a virtual thread that delivers what is owed and then sleeps until a notification, or
 * at most one poll: a lost notification delays, it does not lose.
 */
public final class Couriers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Couriers.class);

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long RECONNECT_MS = 1000;

    private final Outbox outbox;
    private final PgSubscriber notifications;
    private final List<Courier> couriers = new ArrayList<>();

    public Couriers(Vertx vertx, PgConnectOptions database, Outbox outbox, List<Subscriber> subscribers) {
        this.outbox = outbox;
        this.notifications = PgSubscriber.subscriber(vertx, database).reconnectPolicy(retries -> RECONNECT_MS);
        subscribers.forEach(subscriber -> couriers.add(new Courier(subscriber)));
        notifications.channel(Outbox.CHANNEL).handler(ignored -> wake());
    }

    /** Starts all couriers; the database may be away, they wait for it. */
    public void start() {
        notifications
                .connect()
                .onFailure(away -> LOG.atWarn().setCause(away).log("outbox notifications not connected"));
        couriers.forEach(Courier::start);
    }

    /** How many couriers are at work; fewer than there are subscribers means that debts stay. */
    public int running() {
        return (int)
                couriers.stream().filter(courier -> courier.thread.isAlive()).count();
    }

    /** Lets all couriers look at once. */
    public void wake() {
        couriers.forEach(courier -> courier.signal.release());
    }

    @Override
    public void close() {
        couriers.forEach(Courier::stop);
        notifications.close();
    }

    private final class Courier {

        private final Subscriber subscriber;
        private final Semaphore signal = new Semaphore(0);
        private final Thread thread;
        private volatile boolean stopping;

        Courier(Subscriber subscriber) {
            this.subscriber = subscriber;
            this.thread =
                    Thread.ofVirtual().name("courier-" + subscriber.name()).unstarted(this::work);
        }

        void start() {
            thread.start();
        }

        void stop() {
            stopping = true;
            signal.release();
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private void work() {
            while (!stopping) {
                if (!delivered()) {
                    rest();
                }
            }
        }

        private boolean delivered() {
            try {
                return outbox.deliverNext(subscriber, LEASE);
            } catch (Outbox.Undelivered undelivered) {
                return heard(undelivered);
            } catch (Refusal away) {
                LOG.atInfo()
                        .addKeyValue("subscriber", subscriber.name())
                        .addKeyValue("code", away.code())
                        .log("delivery put off");
                return false;
            } catch (RuntimeException failure) {
                LOG.atError()
                        .addKeyValue("subscriber", subscriber.name())
                        .setCause(failure)
                        .log("delivery failed");
                return false;
            }
        }

        /** Whether to go on at once: what is away is away for the next event too, a fault may lie in this event alone. */
        private boolean heard(Outbox.Undelivered undelivered) {
            var delivered = undelivered.delivered();
            var isAway = undelivered.getCause() instanceof Refusal;
            var log = delivered.attempt() >= Outbox.STUCK_AFTER || !isAway ? LOG.atError() : LOG.atInfo();
            log.addKeyValue("subscriber", subscriber.name())
                    .addKeyValue("position", delivered.position())
                    .addKeyValue("aggregate", delivered.event().aggregate())
                    .addKeyValue("attempt", delivered.attempt())
                    .addKeyValue("stuck", delivered.attempt() >= Outbox.STUCK_AFTER)
                    .setCause(isAway ? null : undelivered.getCause())
                    .log("delivery put off");
            return !isAway && undelivered.getSuppressed().length == 0;
        }

        private void rest() {
            try {
                if (signal.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    signal.drainPermits();
                }
            } catch (InterruptedException interrupted) {
                stopping = true;
            }
        }
    }
}
