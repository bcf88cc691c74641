package org.penglai.patent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.penglai.identity.Organisation;
import org.penglai.identity.OrganisationKind;
import org.penglai.identity.Verification;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.SocialCreditCode;

/** An owner of whom only the name was known. */
final class OwnerRecognitionTest {

    private static final String CODE = "91370600123456788T";

    private static final Organisation FIRM = new Organisation(
            new OrganisationId(new UUID(1, 1)),
            Bilingual.of("某公司", ""),
            OrganisationKind.ENTERPRISE,
            Optional.of(CODE),
            "370602",
            Optional.empty(),
            Verification.VERIFIED,
            /* invented= */ true);

    @Test
    void carriesTheCreditCodeAndKeepsNameAndShareOnceItIsKnown() {
        var half = Optional.of(Share.parse("1/2"));
        var other = new Owner("蓬莱湾大学", Optional.empty(), Optional.of(new OrganisationId(new UUID(2, 2))), half);
        var patent = patent(new Owner("某 公司", Optional.empty(), Optional.empty(), half), other);

        var next = patent.recognising("某 公司", FIRM);

        assertThat(next.owners())
                .containsExactly(
                        new Owner("某 公司", Optional.of(new SocialCreditCode(CODE)), Optional.of(FIRM.id()), half),
                        other);
        assertThat(next.version()).isEqualTo(patent.version() + 1);
        assertThat(next.areOwnersResolved()).isTrue();
    }

    @Test
    void isRecognisedOnceAndOnlyUnderItsOwnName() {
        var patent = patent(new Owner("某公司", Optional.empty(), Optional.empty(), Optional.empty()));
        var once = patent.recognising("某公司", FIRM);

        assertThatThrownBy(() -> once.recognising("某公司", FIRM)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> patent.recognising("另一公司", FIRM)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofTwoOwnersOfOneNameOnlyOneIsMeant() {
        var unknown = new Owner("某公司", Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(patent(unknown, unknown).recognising("某公司", FIRM).owners())
                .extracting(Owner::isResolved)
                .containsExactly(true, false);
    }

    private static Patent patent(Owner... owners) {
        return new Patent(
                ApplicationNumber.parse("202110123456.7"),
                new Bibliography(
                        Bilingual.of("一种泵", ""),
                        Bilingual.of("", ""),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()),
                LocalDate.of(2021, 3, 1),
                List.of(owners),
                new Register(List.of()),
                3);
    }
}
