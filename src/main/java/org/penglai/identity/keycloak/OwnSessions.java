package org.penglai.identity.keycloak;

import java.time.Instant;
import java.util.List;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Reply;
import org.penglai.platform.http.Unsent;

/** Where a person is signed in, and how to end it: one session, all of them, or by the realm that has ended its own. */
public final class OwnSessions {

    private static final String PAGE = "/account/sessions";

    /** Names that stand in a browser's description of itself, the more particular first. */
    private static final List<String> BROWSERS = List.of("Edg", "OPR", "MicroMessenger", "Firefox", "Chrome", "Safari");

    private final SignIn signIn;
    private final Pages pages;

    public OwnSessions(SignIn signIn, Pages pages) {
        this.signIn = signIn;
        this.pages = pages;
    }

    public List<PageRoute> pages() {
        return List.of(
                PageRoute.get(PAGE, "mySessions", this::list),
                PageRoute.post(PAGE + "/end", "mySessions", this::end),
                PageRoute.post(PAGE + "/end-all", "mySessions", this::endAll),
                PageRoute.get(Unsent.PAGE, "resumeForm", this::resume),
                PageRoute.post("/sign-out/by-realm", "signOutByRealm", this::endByRealm));
    }

    /**
     * A session that goes on.
     *
     * @param id digest of its cookie, from which the cookie cannot be had
     * @param here whether it is the one that asks
     */
    public record Open(String id, Instant openedAt, Instant seenAt, String browser, boolean here) {}

    /**
     * What the page shows.
     *
     * @param ended whether one was just ended
     */
    public record Model(List<Open> open, boolean ended) {}

    private Reply list(Call call) {
        var cookie = signIn.sessionCookie(call).orElse("");
        var open = signIn.sessions().of(call.actor().subject(), cookie);
        return pages.show(
                call,
                "identity/sessions",
                new Model(open, call.query("done").filter("ended"::equals).isPresent()));
    }

    /** What was typed when the session was over, to be sent after all or left. */
    private Reply resume(Call call) {
        return signIn.unsent(call)
                .map(form -> pages.show(call, "identity/resume", form))
                .orElseGet(() -> Reply.seeOther("/"));
    }

    private Reply end(Call call) {
        var subject = call.actor().subject();
        if (signIn.sessions().endOne(subject, call.form().value("id")) > 0) {
            signIn.ended(subject, "revoked");
        }
        return Reply.seeOther(PAGE + "?done=ended");
    }

    private Reply endAll(Call call) {
        var subject = call.actor().subject();
        signIn.ended(subject, "revoked-all");
        signIn.sessions().endAll(subject);
        return Reply.seeOther("/?done=sessions-ended");
    }

    /** OpenID Connect Back-Channel Logout 1.0: only a token that the realm has signed for this ends anything. */
    private Reply endByRealm(Call call) {
        var claims = signIn.logoutClaims(call.form().value("logout_token"))
                .filter(found -> found.containsKey("sid") && found.containsKey("events") && !found.containsKey("nonce"))
                .orElseThrow(() -> Refusal.of(Refusal.Kind.MALFORMED, "request.unreadable"));
        var subject = claims.getString("sub");
        if (signIn.sessions().endOfRealm(subject, claims.getString("sid")) > 0) {
            signIn.ended(subject, "by-realm");
        }
        return Reply.noContent();
    }

    /** The browser's bare name, so that a person knows which one is meant and nobody knows more. */
    static String browser(String description) {
        var name = BROWSERS.stream().filter(description::contains).findFirst().orElse("");
        return switch (name) {
            case "Edg" -> "Edge";
            case "OPR" -> "Opera";
            case "MicroMessenger" -> "WeChat";
            default -> name;
        };
    }
}
