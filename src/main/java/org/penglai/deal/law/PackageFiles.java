package org.penglai.deal.law;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.deal.Deal;
import org.penglai.deal.EvidenceKind;
import org.penglai.deal.PackageFact;
import org.penglai.deal.PackageLaw;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Money;
import org.penglai.listing.Citation;
import org.penglai.listing.ListingMode;

/** The file of what is handed in to authorities after a deal; what is unclear does not load. */
public final class PackageFiles {

    private PackageFiles() {}

    /** The file as written. */
    record Written(
            Map<String, DealLawFiles.Words> laws,
            Map<PackageLaw.Authority, DealLawFiles.Words> authorities,
            List<WrittenField> patents,
            List<WrittenPackage> packages) {

        PackageLaw law() {
            var ids = new HashSet<String>();
            for (var one : packages) {
                if (!ids.add(one.id)) {
                    throw new IllegalStateException("listed twice: " + one.id);
                }
            }
            var named = new EnumMap<PackageLaw.Authority, Bilingual>(PackageLaw.Authority.class);
            authorities.forEach((authority, words) -> named.put(authority, bilingual(words)));
            return new PackageLaw(
                    packages.stream().map(one -> one.rule(laws, named)).toList(),
                    patents.stream()
                            .map(field -> field.read(/* ofPatent= */ true))
                            .toList());
        }
    }

    /** A field as written: a fact, a value of its own, or neither, and never both. */
    record WrittenField(String zh, String en, Optional<PackageFact> fact, Optional<DealLawFiles.Words> value) {
        PackageLaw.Field read(boolean ofPatent) {
            if (fact.isPresent() && value.isPresent()
                    || fact.filter(known -> known.isOfPatent() != ofPatent).isPresent()) {
                throw new IllegalStateException("a field of the deal or of a patent with one content: " + zh);
            }
            return new PackageLaw.Field(Bilingual.of(zh, en), fact, value.map(PackageFiles::bilingual));
        }
    }

    /** What comes back as written. */
    record WrittenAnswer(EvidenceKind document, boolean amounts, Optional<WrittenTerm> term) {}

    /** How long it takes as written. */
    record WrittenTerm(
            int workingDays,
            int longerWorkingDays,
            long longerFromYuan,
            String law,
            DealLawFiles.Words article,
            Citation.Status status,
            LocalDate validFrom) {

        PackageLaw.Term read(Map<String, DealLawFiles.Words> laws) {
            if (workingDays < 1 || longerWorkingDays < workingDays) {
                throw new IllegalStateException("a term of days, and a longer one: " + workingDays);
            }
            return new PackageLaw.Term(
                    workingDays,
                    longerWorkingDays,
                    Money.ofYuan(longerFromYuan),
                    new Citation(DealLawFiles.words(laws, law, article), status, validFrom, Optional.empty()));
        }
    }

    /** A package as written. */
    record WrittenPackage(
            String id,
            DealLawFiles.Words name,
            List<ListingMode> modes,
            PackageLaw.Authority authority,
            DealLawFiles.Words filer,
            Deal.State from,
            String law,
            DealLawFiles.Words article,
            Citation.Status status,
            LocalDate validFrom,
            WrittenAnswer answer,
            List<EvidenceKind> encloses,
            List<WrittenField> fields) {

        PackageLaw.Rule rule(Map<String, DealLawFiles.Words> laws, Map<PackageLaw.Authority, Bilingual> authorities) {
            var named = authorities.get(authority);
            if (named == null) {
                throw new IllegalStateException("no such authority: " + authority);
            }
            return new PackageLaw.Rule(
                    id,
                    bilingual(name),
                    EnumSet.copyOf(modes),
                    from,
                    new PackageLaw.Addressee(authority, named, bilingual(filer)),
                    new PackageLaw.Contents(
                            fields.stream()
                                    .map(field -> field.read(/* ofPatent= */ false))
                                    .toList(),
                            encloses),
                    new PackageLaw.Reply(
                            answer.document(), answer.amounts(), answer.term().map(term -> term.read(laws))),
                    new Citation(DealLawFiles.words(laws, law, article), status, validFrom, Optional.empty()));
        }
    }

    private static Bilingual bilingual(DealLawFiles.Words words) {
        return Bilingual.of(words.zh(), words.en());
    }

    /** As shipped. */
    public static PackageLaw shipped() {
        return DealLawFiles.read("/law/filing-packages.yaml", Written.class).law();
    }
}
