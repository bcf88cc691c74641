package org.penglai.keeping.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penglai.identity.Organisation;
import org.penglai.identity.Organisations;
import org.penglai.keeping.Erasing;
import org.penglai.keeping.ErasureRequest;
import org.penglai.keeping.Held;
import org.penglai.keeping.RecordKind;
import org.penglai.keeping.web.PersonalViews.PersonalView;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.OrganisationId;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Choice;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Problems;
import org.penglai.platform.http.Reply;

/** What is kept of me, and the operators' queue of those who want to be forgotten. */
public final class PersonalPages {

    private final Erasing erasing;
    private final Organisations organisations;
    private final Pages pages;

    public PersonalPages(Erasing erasing, Organisations organisations, Pages pages) {
        this.erasing = erasing;
        this.organisations = organisations;
        this.pages = pages;
    }

    /** Things of one kind. */
    public record Group(RecordKind kind, List<Held> things) {
        /** What stays after an erasure. */
        public List<Held> staying() {
            return things.stream().filter(Held::stays).toList();
        }
    }

    /** What a person sees. */
    public record PersonalModel(List<Group> groups, Optional<ErasureRequest> request, int withinDays) {}

    /** A request with its organisation's name. */
    public record Waiting(ErasureRequest request, Bilingual organisation) {}

    /** What the operators see. */
    public record QueueModel(
            List<Waiting> waiting,
            List<Choice> duties,
            Form form,
            Problems.@Nullable Shown problem,
            Optional<String> rejected) {}

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/personal", "getPersonalData", this::personal),
                PageRoute.get("/personal/export", "getPersonalData", this::export),
                PageRoute.post("/personal/erasure", "askErasure", this::ask),
                PageRoute.post("/personal/erasure/withdrawal", "withdrawErasure", this::withdraw),
                PageRoute.get("/operator/erasures", "listErasureRequests", this::queue),
                PageRoute.post("/operator/erasures/:id", "answerErasure", this::answer),
                PageRoute.post("/operator/erasures/:id/account", "confirmAccountRemoval", this::accountRemoved));
    }

    private Reply personal(Call call) {
        var overview = erasing.overview(call.actor());
        var groups = overview.held().stream().collect(Collectors.groupingBy(Held::kind)).entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .sorted(java.util.Comparator.comparing(group -> group.kind().id()))
                .toList();
        return pages.show(
                call, "keeping/personal", new PersonalModel(groups, overview.request(), overview.withinDays()));
    }

    private Reply export(Call call) {
        return Reply.json(200, PersonalView.of(call.actor(), erasing.overview(call.actor())))
                .header("Content-Disposition", "attachment; filename=\"personal-data.json\"");
    }

    private Reply ask(Call call) {
        erasing.ask(call.actor());
        return Reply.seeOther("/personal#erasure");
    }

    private Reply withdraw(Call call) {
        erasing.withdraw(call.actor());
        return Reply.seeOther("/personal#erasure");
    }

    private Reply queue(Call call) {
        return queue(200, call, Form.EMPTY, null, Optional.empty());
    }

    private Reply queue(int status, Call call, Form form, Problems.@Nullable Shown problem, Optional<String> rejected) {
        var waiting = erasing.waiting();
        Map<OrganisationId, Organisation> known = organisations.findAll(
                waiting.stream().map(ErasureRequest::organisation).collect(Collectors.toSet()));
        var named = waiting.stream()
                .map(request -> new Waiting(
                        request,
                        Optional.ofNullable(known.get(request.organisation()))
                                .map(Organisation::name)
                                .orElse(new Bilingual("—", "—"))))
                .toList();
        var duties = erasing.duties().stream()
                .map(kind -> Choice.of(
                        kind.id(),
                        kind.name().in(call.language()) + " · "
                                + kind.basis().source().in(call.language())))
                .toList();
        return pages.show(status, call, "keeping/queue", new QueueModel(named, duties, form, problem, rejected));
    }

    private Reply answer(Call call) {
        var id = KeepingApi.id(call);
        var form = call.form();
        return pages.form(
                call,
                () -> {
                    if (form.value("answer").equals("erase")) {
                        erasing.erase(call.actor(), id);
                    } else {
                        erasing.refuse(call.actor(), id, form.value("duty"), form.value("reason"));
                    }
                    return Reply.seeOther("/operator/erasures");
                },
                rejected -> queue(
                        rejected.problem().status(),
                        call,
                        rejected.form(),
                        rejected.problem(),
                        Optional.of(id.toString())));
    }

    private Reply accountRemoved(Call call) {
        erasing.accountRemoved(KeepingApi.id(call));
        return Reply.seeOther("/operator/erasures");
    }
}
