package org.penglai.need;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.BiFunction;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Ids;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;

/** Use case: a firm describes a need, confirms its fields, which opens it, and closes it; its last day ends it by itself. */
public final class Describing {

    /** How many needs whose last day is over are ended in one round. */
    private static final int ROUND = 100;

    private final Tx tx;
    private final Ids ids;
    private final Needs needs;
    private final Matches matches;
    private final NeedRules rules;
    private final NeedJournal journal;

    /** What is written. */
    public record Stores(Needs needs, Matches matches) {}

    public Describing(Tx tx, Ids ids, Stores stores, NeedRules rules, NeedJournal journal) {
        this.tx = tx;
        this.ids = ids;
        this.needs = stores.needs();
        this.matches = stores.matches();
        this.rules = rules;
        this.journal = journal;
    }

    /** Keeps the need as a draft, which nobody else sees. */
    public Need describe(Actor firm, NeedContent content) {
        return tx.run(now -> {
            requireDays(content, now);
            var draft = Need.begin(new NeedId(ids.next()), firm.organisation(), content, now);
            needs.add(draft, terms(content));
            return draft;
        });
    }

    /** Describes and confirms at once. */
    public Need publish(Actor firm, NeedContent content, NeedFields fields) {
        return tx.run(now -> confirm(firm, describe(firm, content).id(), fields));
    }

    /** Rewrites a draft. */
    public Need edit(Actor firm, NeedId id, long version, NeedContent content) {
        return change(firm, id, (need, now) -> {
            if (need.version() != version) {
                throw Refusal.of(Refusal.Kind.STALE, "edit.stale").with("given", version);
            }
            requireDays(content, now);
            return need.edit(content);
        });
    }

    /** Confirms the fields; a draft opens by it, and an open need is looked at anew. */
    public Need confirm(Actor firm, NeedId id, NeedFields fields) {
        return change(firm, id, (need, now) -> {
            if (need.isOverOn(LegalDays.of(now))) {
                throw past();
            }
            var next = need.confirm(fields, now);
            matches.askAtOnce(id, now);
            return next;
        });
    }

    /** Ends it; owners are asked no more. */
    public Need close(Actor firm, NeedId id, boolean met) {
        return change(firm, id, (need, now) -> need.close(met, now));
    }

    /** Ends what has had its last day; each in a transaction of its own. Answers how many. */
    public int runOut() {
        var over = tx.run(now -> needs.over(LegalDays.of(now), ROUND));
        over.forEach(id -> tx.run(now -> {
            needs.lock(id)
                    .filter(need -> need.isOpen() && need.isOverOn(LegalDays.of(now)))
                    .ifPresent(need -> {
                        var next = need.expire(now);
                        needs.save(next, terms(next.content()));
                        journal.tellExpired(next);
                    });
            return id;
        }));
        return over.size();
    }

    /** Forgets what is past its period. */
    public int forget() {
        return tx.run(now -> needs.forget(rules.keptDays()));
    }

    private Need change(Actor firm, NeedId id, BiFunction<Need, Instant, Need> deed) {
        return tx.run(now -> {
            var need = needs.lock(id).filter(known -> known.isOf(firm)).orElseThrow(() -> Needs.unknown(id));
            var next = deed.apply(need, now);
            needs.save(next, terms(next.content()));
            return next;
        });
    }

    private Set<String> terms(NeedContent content) {
        return new SharedWords(rules.talk(), content).terms();
    }

    private static void requireDays(NeedContent content, Instant now) {
        LocalDate today = LegalDays.of(now);
        if (content.deadline().filter(today::isAfter).isPresent()) {
            throw past();
        }
    }

    private static Refusal past() {
        return Refusal.invalid("need.invalid").violation("/deadline", "need.deadline-past");
    }
}
