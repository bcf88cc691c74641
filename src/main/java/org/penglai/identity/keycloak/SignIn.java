package org.penglai.identity.keycloak;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2AuthorizationURL;
import io.vertx.ext.auth.oauth2.OAuth2FlowType;
import io.vertx.ext.auth.oauth2.OAuth2Options;
import io.vertx.ext.auth.oauth2.Oauth2Credentials;
import io.vertx.ext.auth.oauth2.providers.KeycloakAuth;
import io.vertx.ext.web.client.WebClient;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.penglai.identity.Members;
import org.penglai.kernel.Actor;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Person;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Authenticator;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Caller;
import org.penglai.platform.http.Cookies;
import org.penglai.platform.http.OwnPath;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.PageRouter;
import org.penglai.platform.http.Reply;
import org.penglai.platform.http.Unsent;
import org.penglai.platform.http.View;
import org.penglai.platform.http.Witness;
import org.penglai.platform.json.Json;
import org.penglai.platform.observe.Observer;
import org.penglai.platform.pg.Pg;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs persons in and out through Keycloak, and says who calls. */
public final class SignIn implements Authenticator {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    /** Audience that an access token must carry to speak to the API. */
    private static final String API_AUDIENCE = "penglai-api";

    private static final long TIMEOUT_MS = 5000;
    private static final String BEARER = "Bearer ";

    /** Where somebody goes on who has signed in and belongs to no organisation yet. */
    private static final String WELCOME = "/organisations/new";

    /** Cookie of a form that waits until its writer has signed in again. */
    private static final String UNSENT_COOKIE = "penglai_unsent";

    private static final String UNSENT_TARGET = "target";
    private static final String UNSENT_BACK = "back";
    private static final String UNSENT_FIELDS = "fields";

    /** Characters of a form that is kept: the longest text of ours, the platform's rules in both languages, fits. */
    private static final int UNSENT_MAX = 100_000;

    /** What the browser drops when a person signs out: pages it kept, and whatever a script of ours put by. */
    private static final String LEFT_BEHIND = "\"cache\", \"storage\"";

    /**
     * Where Keycloak is and as which client we speak to it.
     *
     * @param publicUrl address of the site as browsers see it, without slash at the end
     * @param connections whom connections to it trust
     */
    public record Client(String issuer, String id, String secret, String publicUrl, HttpClientOptions connections) {}

    private final Vertx vertx;
    private final Observer observer;
    private final Client client;
    private final Cookies cookies;
    private final TokenKeys keys;
    private final Sessions sessions;
    private final Members members;
    private final Witness witness;
    private volatile @Nullable OAuth2Auth provider;

    public SignIn(Vertx vertx, WebClient http, Client client, Pg pg, Members members, Witness witness) {
        this.vertx = vertx;
        this.observer = pg.observer();
        this.client = client;
        this.cookies = Cookies.of(client.publicUrl());
        this.keys = new TokenKeys(vertx, http, client.issuer(), pg.observer());
        this.sessions = new Sessions(pg);
        this.members = members;
        this.witness = witness;
    }

    /** The identity provider does not answer. */
    static Refusal away() {
        return Refusal.of(Refusal.Kind.UNAVAILABLE, "identity.unavailable");
    }

    @Override
    public Caller byToken(Optional<String> authorization) {
        if (authorization.isEmpty()) {
            return Caller.ANYONE;
        }
        var given = authorization.get();
        if (!given.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw Refusal.of(Refusal.Kind.UNAUTHENTICATED, "access.token");
        }
        var claims = keys.claims(given.substring(BEARER.length()).strip(), "Bearer", API_AUDIENCE)
                .orElseThrow(() -> Refusal.of(Refusal.Kind.UNAUTHENTICATED, "access.token"));
        var subject = claims.getString("sub");
        return caller(members.actor(subject), TokenNames.person(claims), "");
    }

    @Override
    public Caller bySession(Optional<String> cookie) {
        return cookie.flatMap(given -> sessions.find(given).flatMap(session -> caller(given, session)))
                .orElse(Caller.ANYONE);
    }

    /**
     * Who stands behind the session. That of a member whose membership has ended is ended with it; somebody who was no member
     * when signing in and has become one since goes on as the member.
     */
    private Optional<Caller> caller(String cookie, Sessions.Session session) {
        if (session.subject().isEmpty()) {
            return Optional.of(new Caller(Optional.empty(), session.csrf()));
        }
        var subject = session.subject().get();
        var member = members.actor(subject);
        var acted = session.organisation();
        if (acted.isPresent() && !acted.equals(member.map(Actor::organisation))) {
            ended(subject, "membership");
            sessions.end(cookie);
            return Optional.empty();
        }
        if (acted.isEmpty() && member.isPresent()) {
            sessions.joined(cookie, member.get().organisation());
        }
        var person = new Person(subject, session.idToken().map(TokenNames::in).orElse(""));
        return Optional.of(caller(member, person, session.csrf()));
    }

    private static Caller caller(Optional<Actor> member, Person person, String csrf) {
        return member.isPresent() ? new Caller(member, csrf) : new Caller(member, Optional.of(person), csrf);
    }

    @Override
    public Optional<String> keep(Unsent form) {
        var kept = new JsonObject()
                .put(UNSENT_TARGET, form.target())
                .put(UNSENT_BACK, form.back())
                .put(UNSENT_FIELDS, new JsonObject(Json.write(form.fields())));
        return kept.encode().length() > UNSENT_MAX
                ? Optional.empty()
                : Optional.of(cookies.set(UNSENT_COOKIE, sessions.keep(kept)));
    }

    /** The form that this browser sent when its session was over; none after a quarter of an hour. */
    Optional<Unsent> unsent(Call call) {
        return call.header("cookie")
                .flatMap(header -> cookies.in(header, UNSENT_COOKIE))
                .flatMap(sessions::find)
                .flatMap(Sessions.Session::attempt)
                .filter(kept -> kept.containsKey(UNSENT_TARGET))
                .map(kept -> {
                    var fields = new LinkedHashMap<String, List<String>>();
                    var typed = kept.getJsonObject(UNSENT_FIELDS);
                    for (var name : typed.fieldNames()) {
                        fields.put(
                                name,
                                typed.getJsonArray(name).stream()
                                        .map(String::valueOf)
                                        .toList());
                    }
                    return new Unsent(kept.getString(UNSENT_TARGET), kept.getString(UNSENT_BACK), fields);
                });
    }

    /** Records that a session of the person has ended other than by signing out. */
    void ended(String subject, String why) {
        witness.keep(new Witness.Seen(
                Witness.Kind.SESSION_ENDED,
                "signOut",
                why,
                "/sign-out",
                Optional.of(subject),
                members.actor(subject).map(Actor::organisation),
                "",
                "-"));
    }

    Sessions sessions() {
        return sessions;
    }

    /** The claims of a token by which the realm says that it has ended a session of its own. */
    Optional<JsonObject> logoutClaims(String token) {
        return keys.claims(token, "Logout", client.id());
    }

    /** Pages of signing in and out. */
    public List<PageRoute> pages() {
        return List.of(
                PageRoute.get("/sign-in", "signIn", this::begin),
                PageRoute.get("/sign-in/callback", "signIn", this::callback),
                PageRoute.post("/sign-out", "signOut", this::end));
    }

    /** How many persons are signed in to pages. */
    public long signedIn() {
        return sessions.signedIn();
    }

    /** Drops sessions that are over. */
    public void forgetEnded() {
        for (var subject : sessions.forgetEnded()) {
            ended(subject, "expired");
        }
    }

    private Reply begin(Call call) {
        var verifier = sessions.secret();
        var state = sessions.secret();
        var nonce = sessions.secret();
        var cookie = sessions.attempt(new JsonObject()
                .put("state", state)
                .put("nonce", nonce)
                .put("verifier", verifier)
                .put("back", OwnPath.of(call.query("back").orElse("/"))));
        var address = provider()
                .authorizeURL(new OAuth2AuthorizationURL()
                        .setRedirectUri(callbackUri())
                        .setState(state)
                        .setScopes(List.of("openid", "profile"))
                        .setCodeChallenge(challenge(verifier))
                        .setCodeChallengeMethod("S256")
                        .putAdditionalParameter("nonce", nonce)
                        // who ended a session must not be let in again by what the realm remembers
                        .putAdditionalParameter("prompt", "login")
                        .putAdditionalParameter("ui_locales", call.language().tag()));
        return Reply.seeOther(address).header("Set-Cookie", cookies.set(PageRouter.SESSION_COOKIE, cookie));
    }

    private Reply callback(Call call) {
        try {
            return cameBack(call);
        } catch (Refusal refused) {
            if (refused.kind() == Refusal.Kind.FORBIDDEN) {
                keep(Witness.Kind.SIGN_IN_REFUSED, call, Optional.empty(), refused.code());
            }
            throw refused;
        }
    }

    private Reply cameBack(Call call) {
        var given = sessionCookie(call);
        var attempt = given.flatMap(sessions::find)
                .flatMap(Sessions.Session::attempt)
                .filter(begun -> begun.containsKey("state"));
        if (attempt.isEmpty()) {
            return Reply.seeOther("/sign-in"); // came back after a quarter of an hour, or twice: begin again
        }
        given.ifPresent(sessions::end);
        var back = attempt.get().getString("back");
        var code = call.query("code");
        if (code.isEmpty()
                || !call.query("state").equals(Optional.of(attempt.get().getString("state")))) {
            throw Refusal.forbidden("identity.sign-in-refused");
        }
        var user = exchanged(code.get(), attempt.get().getString("verifier"));
        var idToken = String.valueOf(user.principal().getString("id_token"));
        var claims = keys.claims(idToken, "ID", client.id())
                .filter(found -> attempt.get().getString("nonce").equals(found.getString("nonce")))
                .orElseThrow(() -> Refusal.forbidden("identity.sign-in-refused"));
        var subject = claims.getString("sub");
        var member = members.actor(subject);
        signedIn(call, subject, member.map(Actor::organisation));
        return Reply.seeOther(member.isEmpty() && back.equals("/") ? WELCOME : back)
                .header(
                        "Set-Cookie",
                        cookies.set(
                                PageRouter.SESSION_COOKIE,
                                sessions.open(new Sessions.Opening(
                                        subject,
                                        member.map(Actor::organisation),
                                        idToken,
                                        String.valueOf(claims.getString("sid")),
                                        OwnSessions.browser(
                                                call.header("user-agent").orElse(""))))));
    }

    private void signedIn(Call call, String subject, Optional<OrganisationId> organisation) {
        var seen = Witness.Seen.of(Witness.Kind.SIGN_IN, call, Optional.empty(), Witness.DONE);
        witness.keep(new Witness.Seen(
                seen.kind(),
                seen.operation(),
                seen.outcome(),
                seen.object(),
                Optional.of(subject),
                organisation,
                seen.client(),
                seen.request()));
        LOG.atInfo()
                .addKeyValue(
                        "organisation",
                        organisation.map(OrganisationId::toString).orElse("-"))
                .log("signed in");
    }

    private Reply end(Call call) {
        var given = sessionCookie(call);
        var idToken = given.flatMap(sessions::find).flatMap(Sessions.Session::idToken);
        if (call.caller().person().isPresent()) {
            keep(Witness.Kind.SIGN_OUT, call, call.caller().actor(), Witness.DONE);
        }
        given.ifPresent(sessions::end);
        var leaving = idToken.map(token -> client.issuer() + "/protocol/openid-connect/logout?id_token_hint="
                        + View.encode(token) + "&post_logout_redirect_uri=" + View.encode(client.publicUrl() + "/"))
                .orElse("/");
        return Reply.seeOther(leaving)
                .header("Set-Cookie", cookies.forget(PageRouter.SESSION_COOKIE))
                .header("Clear-Site-Data", LEFT_BEHIND);
    }

    private void keep(Witness.Kind kind, Call call, Optional<Actor> actor, String outcome) {
        witness.keep(Witness.Seen.of(kind, call, actor, outcome));
    }

    private User exchanged(String code, String verifier) {
        try {
            var asked = provider();
            return observer.asking(
                    Observer.KEYCLOAK,
                    "token",
                    () -> asked.authenticate(new Oauth2Credentials()
                                    .setFlow(OAuth2FlowType.AUTH_CODE)
                                    .setCode(code)
                                    .setCodeVerifier(verifier)
                                    .setRedirectUri(callbackUri()))
                            .await(TIMEOUT_MS, TimeUnit.MILLISECONDS));
        } catch (Refusal refused) {
            throw refused;
        } catch (TimeoutException slow) {
            throw away();
        } catch (RuntimeException refused) {
            LOG.atWarn().setCause(refused).log("code not exchanged");
            throw Refusal.forbidden("identity.sign-in-refused");
        } catch (Exception broken) {
            LOG.atWarn().setCause(broken).log("identity provider did not answer");
            throw away();
        }
    }

    /** Discovered when first needed, so that the server starts and serves while Keycloak is away. */
    private OAuth2Auth provider() {
        var known = provider;
        if (known != null) {
            return known;
        }
        try {
            var options = new OAuth2Options()
                    .setSite(client.issuer())
                    .setClientId(client.id())
                    .setClientSecret(client.secret())
                    .setHttpClientOptions(client.connections());
            var found = observer.asking(
                    Observer.KEYCLOAK,
                    "discovery",
                    () -> KeycloakAuth.discover(vertx, options).await(TIMEOUT_MS, TimeUnit.MILLISECONDS));
            provider = found;
            return found;
        } catch (Exception unreachable) {
            LOG.atWarn().setCause(unreachable).log("identity provider not found");
            throw away();
        }
    }

    private String callbackUri() {
        return client.publicUrl() + "/sign-in/callback";
    }

    /** The value of the session's cookie that came with the call. */
    Optional<String> sessionCookie(Call call) {
        return call.header("cookie").flatMap(header -> cookies.in(header, PageRouter.SESSION_COOKIE));
    }

    /** Base64url of the SHA-256 of the verifier (RFC 7636, S256). */
    private static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sessions.sha256(verifier));
    }
}
