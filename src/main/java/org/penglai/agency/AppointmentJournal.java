package org.penglai.agency;

import java.util.HashMap;
import java.util.Map;
import org.penglai.kernel.Event;
import org.penglai.kernel.Events;
import org.penglai.ledger.Entry;
import org.penglai.ledger.Ledger;
import org.penglai.patent.ApplicationNumber;

/** Writes down what becomes of appointments: an entry of record and an event each; what was said of it stays out of both. */
public final class AppointmentJournal {

    public static final String PROPOSED = "appointment.proposed";
    public static final String ACCEPTED = "appointment.accepted";
    public static final String DECLINED = "appointment.declined";
    public static final String ENDED = "appointment.ended";

    /** Facts that every event bears. */
    public static final String APPOINTMENT = "appointment";

    public static final String OWNER = "owner";
    public static final String AGENCY = "agency";

    private final Ledger ledger;
    private final Events events;

    public AppointmentJournal(Ledger ledger, Events events) {
        this.ledger = ledger;
        this.events = events;
    }

    void tell(String type, Appointment next) {
        var head = next.head();
        var aggregate = "appointment/" + head.id();
        var entry = new HashMap<String, Object>();
        entry.put(OWNER, head.owner().toString());
        entry.put(AGENCY, head.agency().toString());
        entry.put(
                "patents",
                head.scope().patents().stream()
                        .map(ApplicationNumber::canonical)
                        .toList());
        entry.put("from", head.scope().from().toString());
        head.scope().until().ifPresent(day -> entry.put("until", day.toString()));
        ledger.record(new Entry(type, aggregate, entry));
        events.append(new Event(
                type,
                aggregate,
                Map.of(
                        APPOINTMENT, head.id().toString(),
                        OWNER, head.owner().toString(),
                        AGENCY, head.agency().toString())));
    }
}
