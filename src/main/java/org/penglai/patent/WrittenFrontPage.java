package org.penglai.patent;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Spelling;

/** A {@link FrontPage} in plain texts: as somebody sends it, as it is stored, and as it is shown to programs. */
public record WrittenFrontPage(
        @Nullable List<Publication> publications,
        @Nullable List<Priority> priorities,
        @Nullable String divisionalOf,
        @Nullable International international,
        @Nullable List<String> applicants,
        @Nullable Agent agent,
        @Nullable List<String> cpc) {

    /** Nothing written at all. */
    public static final WrittenFrontPage NONE = new WrittenFrontPage(null, null, null, null, null, null, null);

    /** A publication: number with letters, and day. */
    public record Publication(String number, String date) {}

    /** A priority: office, number, day. */
    public record Priority(String office, String number, String date) {}

    /** An international application and its publication. */
    public record International(
            String application, @Nullable String publication) {}

    /** An agency, its code and its attorneys. */
    public record Agent(
            String agency, @Nullable String code, @Nullable List<String> attorneys) {}

    /** What a front page says, in plain texts. */
    public static WrittenFrontPage of(FrontPage page) {
        return new WrittenFrontPage(
                map(
                        page.publications(),
                        one -> new Publication(
                                one.number().printed(), one.date().toString())),
                map(
                        page.priorities(),
                        one -> new Priority(
                                one.office(), one.number(), one.date().toString())),
                page.divisionalOf().map(ApplicationNumber::canonical).orElse(null),
                page.international()
                        .map(pct -> new International(pct.application(), pct.publication()))
                        .orElse(null),
                page.applicants(),
                page.agent()
                        .map(agent -> new Agent(agent.agency(), agent.code(), agent.attorneys()))
                        .orElse(null),
                map(page.cpc(), CpcSymbol::toString));
    }

    /** What it says; every part that cannot be read is noted in the refusal at its place below the pointer. */
    public FrontPage read(Refusal refusal, String pointer) {
        return new FrontPage(
                each(refusal, pointer + "/publications", list(publications), WrittenFrontPage::publication),
                each(refusal, pointer + "/priorities", list(priorities), WrittenFrontPage::priority),
                Optional.ofNullable(divisionalOf)
                        .flatMap(number ->
                                read(refusal, pointer + "/divisionalOf", () -> ApplicationNumber.parse(number))),
                Optional.ofNullable(international)
                        .flatMap(pct -> read(
                                refusal,
                                pointer + "/international",
                                () -> new FrontPage.International(
                                        plain(pct.application()), plain(text(pct.publication()))))),
                list(applicants).stream().map(String::strip).toList(),
                Optional.ofNullable(agent).flatMap(one -> read(refusal, pointer + "/agent", () -> agent(one))),
                each(refusal, pointer + "/cpc", list(cpc), CpcSymbol::parse));
    }

    private static FrontPage.Publication publication(Publication one) {
        return new FrontPage.Publication(PublicationNumber.parse(one.number()), day(one.date()));
    }

    private static FrontPage.Priority priority(Priority one) {
        return new FrontPage.Priority(
                one.office().strip().toUpperCase(Locale.ROOT), one.number().strip(), day(one.date()));
    }

    private static FrontPage.Agent agent(Agent one) {
        return new FrontPage.Agent(one.agency().strip(), text(one.code()).strip(), list(one.attorneys()));
    }

    private static LocalDate day(String written) {
        try {
            return LocalDate.parse(written.strip());
        } catch (DateTimeParseException none) {
            throw Refusal.invalid("date").with("given", written);
        }
    }

    private static String plain(String written) {
        return Spelling.plain(written);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> List<T> list(@Nullable List<T> items) {
        return items == null ? List.of() : items;
    }

    private static <T, R> List<R> map(List<T> items, Function<T, R> writing) {
        return items.stream().map(writing).toList();
    }

    private static <T, R> List<R> each(Refusal refusal, String pointer, List<T> items, Function<T, R> reading) {
        var read = new ArrayList<R>();
        for (var at = 0; at < items.size(); at++) {
            var item = items.get(at);
            read(refusal, pointer + "/" + at, () -> reading.apply(item)).ifPresent(read::add);
        }
        return read;
    }

    private static <T> Optional<T> read(Refusal refusal, String pointer, Supplier<T> reader) {
        try {
            return Optional.of(reader.get());
        } catch (Refusal wrong) {
            refusal.violation(pointer, wrong.code(), wrong.facts());
            return Optional.empty();
        }
    }
}
