package org.penglai.patent.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Refusal;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.Enclosing;
import org.penglai.patent.Patent;
import org.penglai.patent.Patents;
import org.penglai.patent.Registering;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Problems;
import org.penglai.platform.http.Reply;

/** The page on which an owner puts drawings and claims beside a patent. */
public final class EnclosurePages {

    private static final String HOME = "/patents/:number/documents";

    private final Enclosing enclosing;
    private final Patents patents;
    private final EnclosureApi api;
    private final Pages pages;

    public EnclosurePages(Enclosing enclosing, Patents patents, EnclosureApi api, Pages pages) {
        this.enclosing = enclosing;
        this.patents = patents;
        this.api = api;
        this.pages = pages;
    }

    /**
     * What the page shows.
     *
     * @param tried which of the forms was refused; empty where none was
     */
    public record Model(
            Patent patent, Enclosing.Enclosed enclosed, String tried, Form typed, Problems.@Nullable Shown refusal) {

        /** What was typed into that form. */
        public Form form(String name) {
            return tried.equals(name) ? typed : Form.EMPTY;
        }

        /** Why that form was refused. */
        public Problems.@Nullable Shown problem(String name) {
            return tried.equals(name) ? refusal : null;
        }

        /** The claims as they stand, or as they were just typed. */
        public Form claims() {
            var claims = enclosed.claims();
            return tried.equals("claims") ? typed : Form.of(Map.of("claimsZh", claims.zh(), "claimsEn", claims.en()));
        }
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get(HOME, "addPatentDocument", call -> show(200, call, "", Form.EMPTY, null)),
                PageRoute.upload(HOME, "addPatentDocument", this::add),
                PageRoute.get(HOME + "/:document", "getPatentDocument", api::fetch),
                PageRoute.post(HOME + "/:document/removal", "removePatentDocument", this::remove),
                PageRoute.post("/patents/:number/claims", "sayPatentClaims", this::say),
                PageRoute.get("/patents/:number/claims", "addPatentDocument", call -> Reply.seeOther(home(call))));
    }

    private static String home(Call call) {
        return "/patents/" + EnclosureApi.number(call).canonical() + "/documents";
    }

    private Reply add(Call call) {
        return pages.form(
                call,
                () -> {
                    api.added(call);
                    return Reply.seeOther(home(call));
                },
                rejected -> show(rejected.problem().status(), call, "document", rejected.form(), rejected.problem()));
    }

    private Reply remove(Call call) {
        return pages.form(
                call,
                () -> {
                    enclosing.remove(call.actor(), EnclosureApi.number(call), EnclosureApi.id(call));
                    return Reply.seeOther(home(call));
                },
                rejected -> show(rejected.problem().status(), call, "removal", rejected.form(), rejected.problem()));
    }

    private Reply say(Call call) {
        return pages.form(
                call,
                () -> {
                    var claims = Bilingual.of(
                            call.form().value("claimsZh"), call.form().value("claimsEn"));
                    enclosing.say(call.actor(), EnclosureApi.number(call), claims);
                    return Reply.seeOther(
                            "/patents/" + EnclosureApi.number(call).canonical() + "#claims");
                },
                rejected -> show(rejected.problem().status(), call, "claims", rejected.form(), rejected.problem()));
    }

    private Reply show(int status, Call call, String tried, Form form, Problems.@Nullable Shown problem) {
        var number = EnclosureApi.number(call);
        var patent = patents.find(number)
                .filter(found -> found.isVisibleTo(Optional.of(call.actor())))
                .orElseThrow(() -> unknown(number));
        if (!Registering.mayDescribe(call.actor(), patent)) {
            throw Refusal.forbidden("patent.not-owner").with("number", number.canonical());
        }
        return pages.show(
                status, call, "patent/documents", new Model(patent, enclosing.of(number), tried, form, problem));
    }

    private static Refusal unknown(ApplicationNumber number) {
        return Refusal.unknown("patent.unknown").with("number", number.canonical());
    }
}
