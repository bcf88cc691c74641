package org.penglai.app;

import java.util.List;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.PatentJournal;
import org.penglai.platform.outbox.Subscriber;

/** Every join between features that follows a committed event, on one screen. */
final class Subscriptions {

    private Subscriptions() {}

    /** Who is told of what; what they work with is taken from the wiring when an event comes. */
    static List<Subscriber> of(Wiring made) {
        return List.of(
                // a register event may take away, or give back, a ground on which a listing stands
                Subscriber.inside(
                        "gate", PatentJournal.EVENT_RECORDED::equals, told -> made.watching.look(patent(told))));
    }

    private static ApplicationNumber patent(Subscriber.Delivered told) {
        var number = told.event().payload().getOrDefault(PatentJournal.NUMBER, "");
        return ApplicationNumber.parse(number);
    }
}
