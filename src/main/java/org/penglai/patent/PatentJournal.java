package org.penglai.patent;

import java.util.HashMap;
import java.util.Map;
import org.penglai.kernel.Event;
import org.penglai.kernel.Events;
import org.penglai.ledger.Entry;
import org.penglai.ledger.Ledger;

/** Tells the ledger and the rest of the house what happened to a patent, in the running transaction. */
public final class PatentJournal {

    /** Type of the event that follows a new patent. */
    public static final String REGISTERED = "patent.registered";

    /** Type of the event that follows a register event. */
    public static final String EVENT_RECORDED = "patent.event-recorded";

    /** Fact that names the patent, in every event. */
    public static final String NUMBER = "number";

    private final Ledger ledger;
    private final Events events;

    public PatentJournal(Ledger ledger, Events events) {
        this.ledger = ledger;
        this.events = events;
    }

    void tell(String type, Patent patent, Map<String, String> facts) {
        var number = patent.number().canonical();
        var entry = new HashMap<String, Object>(facts);
        entry.put(NUMBER, number);
        entry.put("version", patent.version());
        ledger.record(new Entry(type, "patent/" + number, entry));
        events.append(new Event(type, "patent/" + number, Map.of(NUMBER, number)));
    }
}
