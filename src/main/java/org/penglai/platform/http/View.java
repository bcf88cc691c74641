package org.penglai.platform.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Language;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Money;
import org.penglai.kernel.Person;
import org.penglai.kernel.Refusal;

/** What every template can ask for: words, formats, addresses, who is looking. */
public final class View {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_LOCAL_DATE;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(LegalDays.ZONE);

    private static final int COUNTED = 100;

    private final Pages pages;
    private final Call call;

    View(Pages pages, Call call) {
        this.pages = pages;
        this.call = call;
    }

    public Language language() {
        return call.language();
    }

    /** BCP 47 tag of the page. */
    public String lang() {
        return call.language().tag();
    }

    /** The text of a message key; facts come as name, value, name, value. */
    public String t(String key, Object... facts) {
        Map<String, Object> named = new HashMap<>();
        for (int i = 0; i + 1 < facts.length; i += 2) {
            named.put((String) facts[i], facts[i + 1]);
        }
        return pages.messages().text(call.language(), key, named);
    }

    /** What people wrote, in the reader's language where it has a name there under the prefix. */
    public String named(String prefix, String written) {
        return has(prefix + written) ? t(prefix + written) : written;
    }

    /** What was just done, as the address says where a deed leads on to a page; empty where nothing was. */
    public String done() {
        return call.query("done").orElse("");
    }

    /** What a refusal's code is called; the code itself where it has no name. */
    public String titled(String code) {
        var key = "problem." + code + ".title";
        return has(key) ? t(key) : code;
    }

    /** The sentence under the prefix for a code of ours, where it has one. */
    public String named(String prefix, String code, String ending) {
        return has(prefix + code + ending) ? t(prefix + code + ending) : code;
    }

    /** Paragraphs of what people wrote, those in the reader's script first. */
    public List<String> paragraphs(String written) {
        return written.lines()
                .filter(line -> !line.isBlank())
                .sorted(java.util.Comparator.comparing(line -> isHan(line) != (language() == Language.ZH)))
                .toList();
    }

    /** What people call a type of file: {@code PDF}, not {@code application/pdf}. */
    public String fileType(String mediaType) {
        return mediaType.equals("text/plain")
                ? t("site.file.text")
                : mediaType.substring(mediaType.indexOf('/') + 1).toUpperCase(java.util.Locale.ROOT);
    }

    /** The language of what people wrote, for programs that read it aloud; none where it may be either. */
    public @Nullable String langOf(String written) {
        return isHan(written) && language() != Language.ZH ? "zh-CN" : null;
    }

    private static boolean isHan(String text) {
        return text.codePoints().anyMatch(Character::isIdeographic);
    }

    public String t(Bilingual text) {
        return text.in(call.language());
    }

    public boolean has(String key) {
        return pages.messages().has(key);
    }

    public String asset(String name) {
        return pages.assets().address(name);
    }

    public Optional<Actor> actor() {
        return call.caller().actor();
    }

    /** How many notices the caller has not read, as far as that is counted. */
    public int unread() {
        return pages.unread(actor());
    }

    /** A number as people read it that is counted no further than to a hundred: {@code 99+}. */
    public String count(int counted) {
        return counted < COUNTED ? String.valueOf(counted) : (COUNTED - 1) + "+";
    }

    /** Who has signed in, member or not. */
    public Optional<Person> person() {
        return call.caller().person();
    }

    /** Whether this caller would be let through to the operation: for showing only what is open to them. */
    public boolean admits(String operation) {
        return pages.admits(operation, call.caller());
    }

    /** Hidden field value that every form must bring back, named {@code _csrf}. */
    public String csrf() {
        return call.caller().csrf();
    }

    /** Hidden field value that makes a form count once, named {@code _once}. */
    public String once() {
        return pages.once();
    }

    /** What was typed into the form that this page answers, to be sent again as it was; files cannot be. */
    public Map<String, List<String>> typed() {
        return call.method().equals("POST") && call.uploads().isEmpty()
                ? call.form().values()
                : Map.of();
    }

    /** The request's id, by which the log tells of it. */
    public String requestId() {
        return call.requestId();
    }

    /** Path and query of this page. */
    public String uri() {
        return call.uri();
    }

    public String path() {
        var uri = call.uri();
        var query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    /** Address that shows this very page in the other language. */
    public String otherLanguage() {
        var other = call.language() == Language.ZH ? "en" : "zh";
        return "/language?to=" + other + "&back=" + encode(shownAt());
    }

    /** Light or dark, as chosen. */
    public Appearance appearance() {
        return Appearance.of(call);
    }

    /** Address that shows this very page in that appearance from now on. */
    public String appearing(Appearance to) {
        return "/appearance?to=" + to.spelling() + "&back=" + encode(shownAt());
    }

    /** Where this page can be asked for again; the answer to a form has no address of its own, so the form's page stands in. */
    private String shownAt() {
        return call.method().equals("GET") ? call.uri() : call.formPage();
    }

    /** Address of sign-in that comes back here. */
    public String signIn() {
        return "/sign-in?back=" + encode(back());
    }

    /** Where to come back to: this page, or the front page where this one answers a form. */
    public String back() {
        return call.method().equals("GET") ? call.uri() : "/";
    }

    /** {@code page} where the path is this page or lies under it, for {@code aria-current}; else null: no attribute. */
    public @Nullable String current(String path) {
        var here = path();
        return here.equals(path) || here.startsWith(path + "/") ? "page" : null;
    }

    /** The values as choices of a form, in words: {@code <prefix><name>}, and {@code <prefix><name>.hint} where it is. */
    public List<Choice> choices(String prefix, Enum<?>... values) {
        return Arrays.stream(values)
                .map(value -> {
                    var key = prefix + value.name();
                    var hint = key + ".hint";
                    return new Choice(value.name(), t(key), has(hint) ? t(hint) : "");
                })
                .toList();
    }

    /** Whether htmx asks for a part of the page only. */
    public boolean isFragment() {
        return call.header("hx-request").isPresent()
                && call.header("hx-boosted").isEmpty();
    }

    public boolean isDemo() {
        return pages.isDemo();
    }

    public String date(LocalDate date) {
        return DATE.format(date);
    }

    /** Date and time in China Standard Time, to the minute. */
    public String time(Instant instant) {
        return TIME.format(instant);
    }

    /** The legal day of an instant. */
    public String day(Instant instant) {
        return DATE.format(LegalDays.of(instant));
    }

    /** An amount in yuan, grouped, without fen where there are none: {@code ¥12,500} or {@code ¥0.50}. */
    public String money(Money amount) {
        return yuan(amount);
    }

    /** The same where there is no page: in the words of the API. */
    public static String yuan(Money amount) {
        var yuan = Math.abs(amount.fen()) / 100;
        var fen = Math.abs(amount.fen()) % 100;
        var sign = amount.fen() < 0 ? "−" : "";
        return sign + "¥" + String.format(java.util.Locale.ROOT, "%,d", yuan)
                + (fen == 0 ? "" : ".%02d".formatted(fen));
    }

    /** What is wrong with one input, in words. */
    public String message(Refusal.Violation violation) {
        return pages.problems().message(violation, call.language());
    }

    public List<String> messages(Form form, String field) {
        return form.violations(field).stream().map(this::message).toList();
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
