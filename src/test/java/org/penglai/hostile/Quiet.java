package org.penglai.hostile;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.penglai.stack.TestBed;

/** Waits until nothing of what was done before is still on its way. */
final class Quiet {

    private Quiet() {}

    static void wait(TestBed bed) {
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        Fingerprints.of(bed).tables().get("outbox_delivery").startsWith("0 rows"));
    }
}
