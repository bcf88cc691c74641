package org.penglai.patent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.penglai.identity.Organisation;
import org.penglai.kernel.Event;
import org.penglai.kernel.Events;
import org.penglai.kernel.Sha256;
import org.penglai.ledger.Entry;
import org.penglai.ledger.Ledger;

/** Tells the ledger and the rest of the house what happened to a patent, in the running transaction. */
public final class PatentJournal {

    /** Type of the event that follows a new patent. */
    public static final String REGISTERED = "patent.registered";

    /** Type of the event that follows a bibliography put right. */
    public static final String DESCRIBED = "patent.described";

    /** Type of the event that follows claims put in as text. */
    public static final String CLAIMED = "patent.claimed";

    /** Type of the event that follows a register event. */
    public static final String EVENT_RECORDED = "patent.event-recorded";

    /** Type of the event that follows patents that were brought up to date many at once. */
    public static final String LOADED = "patents.loaded";

    /** Type of the entry that keeps which organisation an owner is. */
    public static final String OWNER_RECOGNISED = "patents.owner-recognised";

    /** Type of the entry that keeps which organisation an owner is not. */
    public static final String OWNER_NOT_RECOGNISED = "patents.owner-not-recognised";

    /** Fact of {@link #LOADED}: the patents that had been known before, parted by spaces. */
    public static final String NUMBERS = "numbers";

    /**
     * So many patents at most go into one event: the listings that offer them are looked at again in one transaction, as many
     * as the gate's daily round takes at a time.
     */
    private static final int NUMBERS_MAX = 500;

    /** Type of the event that warns of an annuity: payload as in {@link Guarding}. */
    public static final String ANNUITY_DUE = "patent.annuity-due";

    /** Type of the event that tells that an annuity was not paid by its day. */
    public static final String ANNUITY_OVERDUE = "patent.annuity-overdue";

    /** After these the law's gate looks again. */
    private static final Set<String> WEIGHED = Set.of(EVENT_RECORDED, DESCRIBED, ANNUITY_OVERDUE);

    /** Fact that names the patent, in every event. */
    public static final String NUMBER = "number";

    private final Ledger ledger;
    private final Events events;

    public PatentJournal(Ledger ledger, Events events) {
        this.ledger = ledger;
        this.events = events;
    }

    /** Whether what is offered of the patent may stand or fall by an event of that type. */
    public static boolean isWeighed(String type) {
        return WEIGHED.contains(type);
    }

    /** Tells the house only: nobody acted, so the ledger has nothing to keep. */
    void inform(String type, Patent patent, Map<String, String> facts) {
        var number = patent.number().canonical();
        var payload = new HashMap<>(facts);
        payload.put(NUMBER, number);
        events.append(new Event(type, "patent/" + number, payload));
    }

    void tell(String type, Patent patent, Map<String, String> facts) {
        var number = patent.number().canonical();
        var entry = new HashMap<String, Object>(facts);
        entry.put(NUMBER, number);
        entry.put("version", patent.version());
        ledger.record(new Entry(type, "patent/" + number, entry));
        events.append(new Event(type, "patent/" + number, Map.of(NUMBER, number)));
    }

    /** Owners were recognised: one entry with a digest of the patents, and whatever concerns them is looked at again. */
    void tellRecognised(Organisation owner, List<Patent> changed) {
        var written = changed.stream()
                .map(patent -> patent.number().canonical() + " " + patent.version())
                .collect(Collectors.joining("\n"));
        recordMatch(OWNER_RECOGNISED, owner, changed.size(), written);
        var first = changed.getFirst();
        tellOfEach("patent-owners/" + owner.id() + "/" + first.number().canonical() + "/" + first.version(), changed);
    }

    /** An organisation is not the owner that bears its name: nothing about the patents changes. */
    void tellNotRecognised(Organisation organisation, List<ApplicationNumber> numbers) {
        var written = numbers.stream().map(ApplicationNumber::canonical).collect(Collectors.joining("\n"));
        recordMatch(OWNER_NOT_RECOGNISED, organisation, numbers.size(), written);
    }

    private void recordMatch(String type, Organisation organisation, int patents, String written) {
        ledger.record(new Entry(
                type,
                "organisation/" + organisation.id(),
                Map.of(
                        "organisation",
                        organisation.id().toString(),
                        "patents",
                        patents,
                        "sha256",
                        Sha256.of(written).hex())));
    }

    /** One entry for a batch, with a digest of what it wrote; those that nobody knew before concern nobody yet. */
    void tellLoaded(String batch, List<Patent> fresh, List<Patent> changed) {
        if (fresh.isEmpty() && changed.isEmpty()) {
            return;
        }
        var written = Stream.concat(fresh.stream(), changed.stream())
                .map(patent -> patent.number().canonical() + " " + patent.version())
                .collect(Collectors.joining("\n"));
        ledger.record(new Entry(
                LOADED,
                batch,
                Map.of(
                        "added",
                        fresh.size(),
                        "updated",
                        changed.size(),
                        "sha256",
                        Sha256.of(written).hex())));
        tellOfEach(batch, changed);
    }

    private void tellOfEach(String batch, List<Patent> changed) {
        for (int at = 0; at < changed.size(); at += NUMBERS_MAX) {
            var numbers = changed.subList(at, Math.min(at + NUMBERS_MAX, changed.size())).stream()
                    .map(patent -> patent.number().canonical())
                    .collect(Collectors.joining(" "));
            events.append(new Event(LOADED, batch + "/" + at, Map.of(NUMBERS, numbers)));
        }
    }
}
