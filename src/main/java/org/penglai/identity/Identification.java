package org.penglai.identity;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.SocialCreditCode;
import org.penglai.kernel.Spelling;

/** By what an organisation is told from every other (身份标识): a credit code, or what individuals and foreign units have. */
public sealed interface Identification {

    /** Whether an organisation of that kind can be told by it. */
    boolean suits(OrganisationKind kind);

    /** The unified social credit code of a unit that is registered in the mainland; an individual in business has one too. */
    record CreditCode(SocialCreditCode code) implements Identification {
        @Override
        public boolean suits(OrganisationKind kind) {
            return kind != OrganisationKind.FOREIGN;
        }
    }

    /**
     * A number that another register has given.
     *
     * @param country that keeps the register, by its two letters (ISO 3166)
     */
    record OtherId(Kind kind, String number, String country) implements Identification {

        /** What sort of number it is. */
        public enum Kind {
            /** Identity card of the mainland (居民身份证). */
            RESIDENT_ID,
            PASSPORT,
            /** The number of a unit in a register abroad (境外登记号). */
            FOREIGN_REGISTRATION
        }

        private static final String CHINA = "CN";
        private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
        private static final Pattern NUMBER = Pattern.compile("[0-9A-Z][0-9A-Z./-]{1,39}");
        private static final Pattern RESIDENT = Pattern.compile("\\d{17}[\\dX]");

        public OtherId {
            number = Spelling.plain(number);
            country = Spelling.plain(country);
            var refusal = Refusal.invalid("organisation.other-id");
            if (!(kind == Kind.RESIDENT_ID ? RESIDENT : NUMBER).matcher(number).matches()) {
                refusal.violation("/otherId/number", "organisation.other-id.number");
            }
            if (!COUNTRIES.contains(country) || (kind == Kind.RESIDENT_ID) && !country.equals(CHINA)) {
                refusal.violation("/otherId/country", "organisation.other-id.country");
            }
            if (!refusal.violations().isEmpty()) {
                throw refusal;
            }
        }

        @Override
        public boolean suits(OrganisationKind other) {
            return switch (kind) {
                case RESIDENT_ID, PASSPORT -> other == OrganisationKind.INDIVIDUAL;
                case FOREIGN_REGISTRATION -> other == OrganisationKind.FOREIGN && !country.equals(CHINA);
            };
        }
    }
}
