package org.penglai.hostile;

import java.util.List;

/** What can be wrong with the token that a page's form brings back, and with the key that makes it count once. */
final class FormTricks {

    private static final String CSRF = "_csrf";

    private FormTricks() {}

    static List<Trick> all() {
        return List.of(
                Trick.of("form without token", FormTricks::fits, (request, aim, chance) -> {
                            var fields = aim.body().copy();
                            fields.remove(CSRF);
                            request.body(BodyTricks.form(fields));
                        })
                        .answered(403),
                Trick.of(
                                "form with another's token",
                                FormTricks::fits,
                                (request, aim, chance) -> request.body(BodyTricks.form(aim.body()
                                        .copy()
                                        .put(
                                                CSRF,
                                                chance.of(
                                                        List.of("", "A".repeat(43), "null", aim.csrf() + "A", "é"))))))
                        .answered(403),
                Trick.of(
                                "form from another site",
                                FormTricks::fits,
                                (request, aim, chance) -> request.replace("Sec-Fetch-Site", "cross-site")
                                        .replace("Origin", "https://other.example"))
                        .answered(403),
                Trick.of(
                        "form sent again with other words",
                        FormTricks::fits,
                        (request, aim, chance) -> request.body(BodyTricks.form(aim.body()
                                .copy()
                                .put("_once", "same-" + chance.below(3))
                                .put("contact", String.valueOf(chance.below(1_000)))))),
                Trick.of(
                        "form under an odd key",
                        FormTricks::fits,
                        (request, aim, chance) -> request.body(
                                BodyTricks.form(aim.body().copy().put("_once", chance.of(Hostile.TEXTS))))),
                Trick.of(
                        "form of a session that is none",
                        FormTricks::fits,
                        (request, aim, chance) ->
                                request.replace("Cookie", "penglai_session=" + "A".repeat(chance.between(0, 60)))));
    }

    private static boolean fits(Aim aim) {
        return aim.sends(Aim.FORM) && !aim.session().isEmpty();
    }
}
