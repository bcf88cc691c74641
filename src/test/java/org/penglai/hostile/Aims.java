package org.penglai.hostile;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.penglai.identity.Access;
import org.penglai.kernel.Actor;
import org.penglai.kernel.OrganisationId;
import org.penglai.platform.http.Contract;
import org.penglai.platform.http.Contract.Operation;
import org.penglai.platform.http.PageRoute;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.TestBed;

/** Derives the aims: one for each operation of the contract and each address of a page. */
final class Aims {

    private static final Pattern PARAMETER = Pattern.compile("/([a-z-]+)/\\{([a-zA-Z]+)}");

    private static final Pattern NAME = Pattern.compile("\\{([a-zA-Z]+)}");

    /** What may be answered with success, since nothing changes by it whatever it says. */
    private static final List<String> EFFECTLESS = List.of("evaluate", "signOut");

    /** What is refused by the state of its thing, whatever else is right; the rest is kept from succeeding in other ways. */
    private static final Set<String> RULED = Set.of(
            "createPatent",
            "addPatentEvent",
            "createListing",
            "editListing",
            "submitListing",
            "withdrawListing",
            "returnListing",
            "publishListing",
            "acceptListing",
            "addDealEvidence",
            "addDealPayment",
            "certifyDeal",
            "evaluate",
            "sayPatentClaims");

    /** As long as the contract lets claims be. */
    private static final int CLAIMS_MAX = 20_000;

    /** No session's forms bring this back. */
    static final String FOREIGN_CSRF = "A".repeat(43);

    private final Stage stage;
    private final TestBed bed;
    private final URI site;
    private final Contract contract;
    private final Sampler sampler;
    private final Access access = Access.table();
    private final Map<DemoUsers, PageSession> sessions = new ConcurrentHashMap<>();

    Aims(Stage stage, TestBed bed, Contract contract) {
        this.stage = stage;
        this.bed = bed;
        this.site = bed.server().uri();
        this.contract = contract;
        this.sampler = new Sampler(contract.document());
    }

    /** Everybody who was signed in at the pages. */
    List<PageSession> sessions() {
        return List.copyOf(sessions.values());
    }

    Aim of(Operation operation) {
        var ids = ids(operation.id(), operation.path());
        var body = body(operation);
        var media = media(operation);
        return new Aim(
                operation.id(),
                operation.method(),
                "/api/v1" + operation.path(),
                Optional.of(operation),
                ids,
                foreign(operation.path(), ids),
                caller(operation.id()).map(user -> bed.tokens().of(user)).orElse(""),
                "",
                "",
                body,
                media,
                operation.method().equals("GET") || EFFECTLESS.contains(operation.id()));
    }

    Aim of(PageRoute page) {
        var template = page.path().replaceAll(":([a-zA-Z]+)", "{$1}");
        var ids = ids(page.operation(), template);
        var posts = page.method().equals("POST");
        var session =
                caller(page.operation()).map(user -> sessions.computeIfAbsent(user, one -> PageSession.of(site, one)));
        if (page.operation().equals("signOut")) {
            session = Optional.of(sessions.computeIfAbsent(DemoUsers.AUDITOR, one -> PageSession.of(site, one)));
        }
        var csrf = isRuled(page.operation()) ? session.map(PageSession::csrf).orElse("") : FOREIGN_CSRF;
        return new Aim(
                page.method() + " " + page.path(),
                page.method(),
                template,
                Optional.empty(),
                ids,
                foreign(template, ids),
                "",
                session.map(PageSession::cookie).orElse(""),
                csrf,
                posts ? form(page).put("_csrf", csrf) : new JsonObject(),
                !posts ? "" : page.uploads() ? Aim.MULTIPART : Aim.FORM,
                !posts || EFFECTLESS.contains(page.operation()));
    }

    /** The first of the demo's users whom the access table lets in; nobody where anyone is let in. */
    Optional<DemoUsers> caller(String operation) {
        if (access.admits(operation, Optional.empty())) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(DemoUsers.values())
                .filter(user -> access.admits(operation, Optional.of(actor(user))))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody may call " + operation)));
    }

    static Actor actor(DemoUsers user) {
        return new Actor(
                user.subject().toString(), user.displayName(), new OrganisationId(user.subject()), user.roles());
    }

    private Map<String, String> ids(String operation, String template) {
        var ids = new LinkedHashMap<String, String>();
        var found = PARAMETER.matcher(template);
        while (found.find()) {
            ids.put(found.group(2), stage.id(operation, found.group(1)));
        }
        var others = NAME.matcher(template);
        while (others.find()) {
            ids.putIfAbsent(others.group(1), stage.id(operation, ""));
        }
        return ids;
    }

    private List<Map<String, String>> foreign(String template, Map<String, String> own) {
        var all = new ArrayList<Map<String, String>>();
        var found = PARAMETER.matcher(template);
        while (found.find()) {
            for (var other : stage.foreign(found.group(1))) {
                var ids = new HashMap<>(own);
                ids.put(found.group(2), other);
                all.add(ids);
            }
        }
        return all;
    }

    private static String media(Operation operation) {
        var body = operation.definition().getJsonObject("requestBody");
        return body == null ? "" : body.getJsonObject("content").containsKey(Aim.JSON) ? Aim.JSON : Aim.MULTIPART;
    }

    private JsonObject body(Operation operation) {
        var declared = operation.definition().getJsonObject("requestBody");
        if (declared == null) {
            return new JsonObject();
        }
        var content = declared.getJsonObject("content");
        var type = content.fieldNames().iterator().next();
        var schema = sampler.resolved(content.getJsonObject(type).getJsonObject("schema"));
        var body = (JsonObject) sampler.sample(schema);
        if (!isRuled(operation.id())) {
            return body.put("hostileSurplus", true);
        }
        inert(operation.id(), body);
        return body;
    }

    /** Whether its rule is known here; a request to any other operation lacks what it cannot do without. */
    static boolean isRuled(String operation) {
        return RULED.contains(operation);
    }

    /**
     * Puts into the body what makes its operation fail by rule when all else is right, where the state of its thing alone
     * does not.
     */
    private void inert(String operation, JsonObject body) {
        switch (operation) {
            case "createPatent" -> {
                body.put("applicationNumber", stage.patent());
                body.put("ipc", new JsonArray().add("H01M 10/05"));
                body.remove("locarno");
                body.remove("owners");
            }
            case "createListing", "editListing" -> {
                body.put("patents", new JsonArray().add(stage.nobodys()));
                body.remove("agency");
                body.put("feePlan", new JsonObject().put("mode", "LUMP_SUM").put("lumpSumFen", 8_000_000));
            }
            case "evaluate" ->
                body.put(
                        "facts",
                        new JsonObject()
                                .put("deal.mode", "FREE_LICENCE")
                                .put("deal.feeFen", 0)
                                .put("deal.certifiedOn", "2026-01-15")
                                .put("deal.evidence", new JsonArray().add("CONTRACT"))
                                .put("licensor.local", true)
                                .put("licensee.sizeClass", "SMALL"));
            case "addDealEvidence" -> body.put("kind", "SEAL").put("file", "%PDF-1.4");
            case "addPatentEvent" ->
                body.put("details", new JsonObject().put("number", "1").put("days", "30"));
            // its owner may say anything that is short enough
            case "sayPatentClaims" ->
                body.put("claimsZh", "权".repeat(CLAIMS_MAX + 1)).put("claimsEn", "A".repeat(CLAIMS_MAX + 1));
            case "certifyDeal" -> body.put("evidence", new JsonArray().add(stage.evidence()));
            default -> {}
        }
    }

    /** A form's fields: those of the operation of the same name, as a person would type them. */
    private JsonObject form(PageRoute page) {
        var fields = new JsonObject().put("version", "1").put("text", "请补充").put("field", "titleZh");
        Optional.ofNullable(contract.operations().get(page.operation()))
                .map(this::body)
                .ifPresent(body -> body.forEach(field -> fields.put(field.getKey(), typed(field.getValue()))));
        return fields.put("amount", "1").put("seen", stage.evidence());
    }

    private static String typed(Object value) {
        return switch (value) {
            case JsonArray items -> items.isEmpty() ? "" : String.valueOf(items.getValue(0));
            case JsonObject object -> "";
            case null -> "";
            default -> value.toString();
        };
    }
}
