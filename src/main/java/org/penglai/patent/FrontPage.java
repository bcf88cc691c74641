package org.penglai.patent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.penglai.kernel.Refusal;

/**
 * What the front page of a publication (扉页) says besides title, abstract and classes, by the INID codes of WIPO ST.9.
 *
 * @param publications every publication (11, 12, 43, 45), in order of their days
 * @param priorities claimed priorities (30)
 * @param divisionalOf the application from which it was divided (62)
 * @param international the international application and its publication (86, 87)
 * @param applicants who applied (71), where it is known to differ from the owners
 * @param agent who acted before the office (74)
 * @param cpc classes of the Cooperative Patent Classification
 */
public record FrontPage(
        List<Publication> publications,
        List<Priority> priorities,
        Optional<ApplicationNumber> divisionalOf,
        Optional<International> international,
        List<String> applicants,
        Optional<Agent> agent,
        List<CpcSymbol> cpc) {

    /** A front page of which nothing is known. */
    public static final FrontPage NONE = new FrontPage(
            List.of(), List.of(), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), List.of());

    public FrontPage {
        publications = publications.stream()
                .sorted(Comparator.comparing(Publication::date))
                .toList();
        priorities = List.copyOf(priorities);
        applicants = List.copyOf(applicants);
        cpc = List.copyOf(cpc);
    }

    /** A publication with its day. */
    public record Publication(PublicationNumber number, LocalDate date) {
        public Publication {
            number.meaningOn(date);
        }

        /** What was published, as letters and day tell it. */
        public Optional<PublicationKind> kind() {
            return number.meaningOn(date);
        }
    }

    /** An earlier filing whose day counts; the office by its code of ST.3. */
    public record Priority(String office, String number, LocalDate date) {
        private static final Pattern OFFICE = Pattern.compile("[A-Z]{2}");

        public Priority {
            if (!OFFICE.matcher(office).matches() || number.isBlank()) {
                throw Refusal.invalid("patent.priority-malformed").with("given", office + " " + number);
            }
        }

        @Override
        public String toString() {
            return office + " " + number;
        }
    }

    /** An international application with its publication; the latter may still be to come. */
    public record International(String application, String publication) {
        private static final Pattern APPLICATION = Pattern.compile("PCT/[A-Z]{2}(?:\\d{4}/\\d{6}|\\d{2}/\\d{5})");
        private static final Pattern PUBLICATION = Pattern.compile("(?:WO\\d{4}/\\d{6}|WO\\d{2}/\\d{5})?");

        public International {
            if (!APPLICATION.matcher(application).matches()
                    || !PUBLICATION.matcher(publication).matches()) {
                throw Refusal.invalid("patent.pct-malformed").with("given", (application + " " + publication).strip());
            }
        }
    }

    /** The agency with its code of five digits, where known, and its attorneys. */
    public record Agent(String agency, String code, List<String> attorneys) {
        private static final Pattern CODE = Pattern.compile("(?:\\d{5})?");

        public Agent {
            attorneys = List.copyOf(attorneys);
            if (agency.isBlank() || !CODE.matcher(code).matches()) {
                throw Refusal.invalid("patent.agent-malformed").with("given", (agency + " " + code).strip());
            }
        }
    }

    /** The publication of the application itself (43), if there was one. */
    public Optional<Publication> laidOpen() {
        return publications.stream()
                .filter(one ->
                        one.kind().filter(PublicationKind.APPLICATION::equals).isPresent())
                .findFirst();
    }

    /** The announcement of grant (45), if it is known. */
    public Optional<Publication> grant() {
        return publications.stream()
                .filter(one -> one.kind().filter(PublicationKind::isGrant).isPresent())
                .findFirst();
    }

    /** The same with what the other says in its place; what the other does not say stays, and no publication is lost. */
    FrontPage updatedBy(FrontPage said) {
        if (said.isEmpty()) {
            return this;
        }
        var all = new ArrayList<>(publications);
        said.publications.stream()
                .filter(one ->
                        publications.stream().noneMatch(known -> known.number().equals(one.number())))
                .forEach(all::add);
        return new FrontPage(
                all,
                said.priorities.isEmpty() ? priorities : said.priorities,
                said.divisionalOf.or(() -> divisionalOf),
                said.international.or(() -> international),
                said.applicants.isEmpty() ? applicants : said.applicants,
                said.agent.or(() -> agent),
                said.cpc.isEmpty() ? cpc : said.cpc);
    }

    boolean isEmpty() {
        return equals(NONE);
    }
}
