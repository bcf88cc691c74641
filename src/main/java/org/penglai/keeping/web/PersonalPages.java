package org.penglai.keeping.web;

import java.util.Collection;
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
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Choice;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Problems;
import org.penglai.platform.http.Reply;
import org.penglai.platform.http.View;

/** What is kept of me, and the operators' queue of those who want to be forgotten. */
public final class PersonalPages {

    private final Erasing erasing;
    private final Organisations organisations;
    private final Titles titles;
    private final Pages pages;

    /** What the things are called that records of a person hang on. */
    @FunctionalInterface
    public interface Titles {
        /** The names of deals, by id; those that there are. */
        Map<String, Bilingual> ofDeals(Collection<String> ids);
    }

    public PersonalPages(Erasing erasing, Organisations organisations, Titles titles, Pages pages) {
        this.erasing = erasing;
        this.organisations = organisations;
        this.titles = titles;
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
    public record PersonalModel(
            List<Group> groups,
            Map<String, Bilingual> deals,
            Optional<ErasureRequest> request,
            int withinDays,
            Form form,
            Problems.@Nullable Shown problem) {

        /** The thing in words, as {@link HeldWords} has them. */
        public String says(View view, Held thing) {
            return HeldWords.of(view, thing);
        }
    }

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
        return personal(200, call, Form.EMPTY, null);
    }

    private Reply personal(int status, Call call, Form form, Problems.@Nullable Shown problem) {
        var overview = erasing.overview(call.actor());
        var groups = overview.held().stream().collect(Collectors.groupingBy(Held::kind)).entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .sorted(java.util.Comparator.comparing(group -> group.kind().id()))
                .toList();
        var deals = titles.ofDeals(overview.held().stream()
                .map(Held::what)
                .filter(what -> what.startsWith(HeldWords.DEAL))
                .map(what -> what.substring(HeldWords.DEAL.length()))
                .collect(Collectors.toSet()));
        return pages.show(
                status,
                call,
                "keeping/personal",
                new PersonalModel(groups, deals, overview.request(), overview.withinDays(), form, problem));
    }

    private Reply export(Call call) {
        return Reply.json(200, PersonalView.of(call.actor(), erasing.overview(call.actor())))
                .header("Content-Disposition", "attachment; filename=\"personal-data.json\"");
    }

    /** What cannot be undone is asked for in two steps: it is said what it means, and that it was understood. */
    private Reply ask(Call call) {
        return pages.form(
                call,
                () -> {
                    if (!call.form().value("understood").equals("true")) {
                        throw Refusal.invalid("keeping.not-understood").violation("/understood", "keeping.tick");
                    }
                    erasing.ask(call.actor());
                    return Reply.seeOther("/personal#erasure");
                },
                rejected -> personal(rejected.problem().status(), call, rejected.form(), rejected.problem()));
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
                    return Reply.seeOther("/operator/erasures?done=answered");
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
        return Reply.seeOther("/operator/erasures?done=removed");
    }
}
