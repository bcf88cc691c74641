package org.penglai.need.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.DivisionCode;
import org.penglai.kernel.Industry;
import org.penglai.kernel.Money;
import org.penglai.kernel.Role;
import org.penglai.listing.ListingId;
import org.penglai.need.Consulting;
import org.penglai.need.Decision;
import org.penglai.need.DeclineReason;
import org.penglai.need.Need;
import org.penglai.need.NeedContent;
import org.penglai.need.NeedCourse.Mover;
import org.penglai.need.NeedFields;
import org.penglai.need.NeedId;
import org.penglai.need.Responding.Said;
import org.penglai.need.web.NeedViews.AnswerView;
import org.penglai.need.web.NeedViews.MatchList;
import org.penglai.need.web.NeedViews.MatchView;
import org.penglai.need.web.NeedViews.MetList;
import org.penglai.need.web.NeedViews.MetView;
import org.penglai.need.web.NeedViews.NeedList;
import org.penglai.need.web.NeedViews.NeedView;
import org.penglai.need.web.NeedViews.OverviewView;
import org.penglai.need.web.NeedViews.ProposalsView;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.Reply;

/** Needs over the API. */
public final class NeedApi {

    private static final int LIMIT_USUAL = 20;

    private final NeedDesk desk;
    private final Messages messages;

    public NeedApi(NeedDesk desk, Messages messages) {
        this.desk = desk;
        this.messages = messages;
    }

    public Map<String, Endpoint> operations() {
        var all = new LinkedHashMap<String, Endpoint>();
        all.put("createNeed", this::create);
        all.put("listNeeds", this::list);
        all.put("getNeed", this::get);
        all.put("editNeed", this::edit);
        all.put("getNeedProposals", this::proposals);
        all.put("confirmNeed", this::confirm);
        all.put("closeNeed", this::close);
        all.put("listNeedMatches", this::matches);
        all.put("respondToMatch", this::respond);
        all.put("answerNeed", this::answer);
        all.put("listListingNeeds", this::metBy);
        all.put("getNeedOverview", this::overview);
        return all;
    }

    /** The body of {@code createNeed} and {@code editNeed}. */
    record NeedForm(
            String title,
            String text,
            @Nullable String use,
            @Nullable String divisionCode,
            @Nullable Long budgetCeilingFen,
            @Nullable LocalDate deadline,
            @Nullable Boolean named,
            @Nullable Boolean draft,
            @Nullable List<String> ipc,
            @Nullable List<Industry> industries) {

        NeedContent content() {
            return new NeedContent(
                    title,
                    text,
                    use == null ? "" : use,
                    Optional.ofNullable(divisionCode).map(DivisionCode::parse),
                    Optional.ofNullable(budgetCeilingFen).map(Money::new),
                    Optional.ofNullable(deadline),
                    Boolean.TRUE.equals(named));
        }

        NeedFields fields() {
            return NeedApi.fields(ipc, industries);
        }
    }

    /** The body of {@code confirmNeed}. */
    record FieldsForm(@Nullable List<String> ipc, @Nullable List<Industry> industries) {}

    /** The body of {@code closeNeed}. */
    record ClosureForm(@Nullable Boolean met) {}

    /** The body of {@code respondToMatch} and {@code answerNeed}. */
    record AnswerForm(
            Decision decision,
            @Nullable DeclineReason declineReason,
            @Nullable String words,
            @Nullable Boolean named) {
        Said said() {
            return new Said(
                    decision,
                    Optional.ofNullable(declineReason),
                    words == null ? "" : words,
                    Boolean.TRUE.equals(named));
        }
    }

    private static NeedFields fields(@Nullable List<String> ipc, @Nullable List<Industry> industries) {
        return new NeedFields(
                ipc == null ? Set.of() : new LinkedHashSet<>(ipc),
                industries == null ? Set.of() : new LinkedHashSet<>(industries));
    }

    private Reply create(Call call) {
        var form = call.body(NeedForm.class);
        var need = Boolean.TRUE.equals(form.draft())
                ? desk.describing().describe(call.actor(), form.content())
                : desk.describing().publish(call.actor(), form.content(), form.fields());
        return shown(201, call, need).location("/api/v1/needs/" + need.id());
    }

    private Reply edit(Call call) {
        var form = call.body(NeedForm.class);
        return shown(200, call, desk.describing().edit(call.actor(), id(call), call.ifMatch(), form.content()));
    }

    private Reply confirm(Call call) {
        var form = call.body(FieldsForm.class);
        return shown(
                200, call, desk.describing().confirm(call.actor(), id(call), fields(form.ipc(), form.industries())));
    }

    private Reply close(Call call) {
        var met = Boolean.TRUE.equals(call.body(ClosureForm.class).met());
        return shown(200, call, desk.describing().close(call.actor(), id(call), met));
    }

    private Reply list(Call call) {
        var limit = call.query("limit").map(Integer::parseInt).orElse(LIMIT_USUAL);
        var found = desk.consulting().list(call.actor(), before(call), limit + 1);
        var items = found.stream().limit(limit).map(need -> view(call, need)).toList();
        return Reply.json(
                200,
                new NeedList(
                        items,
                        found.size() > limit ? Optional.of(items.getLast().id()) : Optional.empty()));
    }

    /** Of a list, names are shown as far as the need itself says so; the need's own page knows more. */
    private NeedView view(Call call, Need need) {
        var told = need.isOf(call.actor()) || isOfficer(call) || need.content().named();
        var name = told
                ? desk.organisations().find(need.head().firm()).map(firm -> firm.name())
                : Optional.<org.penglai.kernel.Bilingual>empty();
        return NeedView.of(need, name, mover(call, need));
    }

    private static Mover mover(Call call, Need need) {
        return need.isOf(call.actor()) ? Mover.FIRM : isOfficer(call) ? Mover.SYSTEM : Mover.OWNER;
    }

    private static boolean isOfficer(Call call) {
        return call.actor().is(Role.OPERATOR) || call.actor().is(Role.AUDITOR);
    }

    static Optional<NeedId> before(Call call) {
        return call.query("after").flatMap(given -> {
            try {
                return Optional.of(new NeedId(UUID.fromString(given)));
            } catch (IllegalArgumentException foreign) {
                return Optional.empty();
            }
        });
    }

    private Reply get(Call call) {
        var sight = desk.consulting().sight(call.actor(), id(call));
        var shown = NeedView.of(sight.need(), desk.firm(sight), mover(call, sight.need()));
        return Reply.json(200, shown).version(sight.need().version());
    }

    private Reply proposals(Call call) {
        var sight = desk.consulting().sight(call.actor(), id(call));
        return Reply.json(
                200, ProposalsView.of(desk.matching().propose(sight.need().content())));
    }

    private Reply matches(Call call) {
        var limit = call.query("limit").map(Integer::parseInt).orElse(LIMIT_USUAL);
        var items = desk.consulting().matches(call.actor(), id(call)).stream()
                .limit(limit)
                .map(seen -> MatchView.of(
                        seen, desk, messages, call.language(), call.actor().is(Role.ACQUIRER)))
                .toList();
        return Reply.json(200, new MatchList(items));
    }

    private Reply respond(Call call) {
        var said = call.body(AnswerForm.class).said();
        var answer = desk.responding().respond(call.actor(), id(call), listing(call), said);
        return Reply.json(200, AnswerView.of(answer, desk, call.language()));
    }

    private Reply answer(Call call) {
        var said = call.body(AnswerForm.class).said();
        var answer = desk.responding().answer(call.actor(), id(call), listing(call), said);
        return Reply.json(200, AnswerView.of(answer, desk, call.language()));
    }

    private Reply metBy(Call call) {
        var listing = call.id("id", "listing.unknown", ListingId::new);
        var items = desk.consulting().metBy(call.actor(), listing).stream()
                .map(met -> met(call, met))
                .toList();
        return Reply.json(200, new MetList(items));
    }

    private MetView met(Call call, Consulting.Met met) {
        return new MetView(
                view(call, met.need()),
                NeedViews.share(met.match().score()),
                met.match().reasons().stream()
                        .map(reason -> new NeedViews.ReasonView(
                                reason.code(),
                                reason.feature(),
                                NeedViews.share(reason.points()),
                                reason.words(),
                                ReasonWords.of(reason, messages, call.language(), /* firm= */ false)))
                        .toList());
    }

    private Reply overview(Call call) {
        return Reply.json(200, OverviewView.of(desk.consulting().overview(), desk));
    }

    private Reply shown(int status, Call call, Need need) {
        return Reply.json(status, view(call, need)).version(need.version());
    }

    static NeedId id(Call call) {
        return call.id("id", "need.unknown", NeedId::new);
    }

    static ListingId listing(Call call) {
        return call.id("listingId", "need.no-match", ListingId::new);
    }
}
