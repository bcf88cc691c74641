package org.penglai.deal.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.penglai.deal.Certifying;
import org.penglai.deal.Consulting;
import org.penglai.deal.DealAction;
import org.penglai.deal.DealId;
import org.penglai.deal.Heeding;
import org.penglai.deal.Relating;
import org.penglai.deal.Relation;
import org.penglai.deal.Warning;
import org.penglai.deal.WarningNote;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Reply;

/** What asks for a second look at a deal, what the parties say of their relation, and a proposal that is sent back. */
public final class LookApi {

    private final Consulting consulting;
    private final Heeding heeding;
    private final Relating relating;
    private final Certifying certifying;

    public LookApi(Consulting consulting, Heeding heeding, Relating relating, Certifying certifying) {
        this.consulting = consulting;
        this.heeding = heeding;
        this.relating = relating;
        this.certifying = certifying;
    }

    public Map<String, Endpoint> operations() {
        return Map.of(
                "listDealWarnings", this::warnings,
                "declareDealRelation", this::declare,
                "rejectCertificate", this::reject);
    }

    /** One sign, with what was found and what operators made of it. */
    record WarningView(
            Warning.Sign sign, Map<String, Object> facts, DealView.CitationView citation, List<NoteView> notes) {}

    /** A note of one of the two steps. */
    record NoteView(DealAction step, String note, Instant at) {
        static NoteView of(WarningNote note) {
            return new NoteView(note.step(), note.text(), note.at());
        }
    }

    /** All of a deal. */
    record WarningList(List<WarningView> items) {}

    /** What is said of a relation. */
    record RelationForm(
            Relation.Kind relation,
            @org.jspecify.annotations.Nullable String words) {}

    /** What was said. */
    record RelationView(Relation.Kind relation, String words, String saidFor, Instant at) {}

    private Reply warnings(Call call) {
        var deal = consulting.deal(call.actor(), id(call));
        if (!call.actor().is(Role.OPERATOR) && !call.actor().is(Role.AUDITOR)) {
            throw Refusal.forbidden("access.role");
        }
        var notes = heeding.notes(deal.id());
        var items = heeding.warnings(deal).stream()
                .map(warning -> new WarningView(
                        warning.sign(),
                        warning.facts(),
                        DealView.CitationView.of(warning.citation(), call.language()),
                        notes.stream()
                                .filter(note -> note.sign() == warning.sign())
                                .map(NoteView::of)
                                .toList()))
                .toList();
        return Reply.json(200, new WarningList(items));
    }

    private Reply declare(Call call) {
        var form = call.body(RelationForm.class);
        var said = relating.declare(call.actor(), id(call), form.relation(), form.words() == null ? "" : form.words());
        return Reply.json(
                201,
                new RelationView(
                        said.kind(), said.words(), said.by().organisation().toString(), said.at()));
    }

    private Reply reject(Call call) {
        var deal = certifying.reject(
                call.actor(), id(call), call.body(AsideApi.ReasonForm.class).reason());
        return Reply.json(200, DealView.of(deal, call.actor()))
                .version(deal.head().version());
    }

    private static DealId id(Call call) {
        return call.id("id", "deal.unknown", DealId::new);
    }
}
