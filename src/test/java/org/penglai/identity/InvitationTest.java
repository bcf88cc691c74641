package org.penglai.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.penglai.identity.Invitation.Ending.How;
import org.penglai.identity.law.OrganisationLawFiles;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;

/** An invitation is good once and until its end. */
class InvitationTest {

    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    @Test
    void itIsOpenForSevenWholeDays() {
        var invitation = invitation();

        assertThat(invitation.expiresAt()).isEqualTo(Instant.parse("2026-11-29T16:00:00Z"));
        assertThat(invitation.stateAt(invitation.expiresAt().minusNanos(1))).isEqualTo(Invitation.State.OPEN);
        assertThat(invitation.stateAt(invitation.expiresAt())).isEqualTo(Invitation.State.EXPIRED);
        assertThatThrownBy(() -> invitation.end(How.ACCEPTED, invitation.expiresAt(), "x"))
                .hasMessage("invitation.not-open");
    }

    @Test
    void usedOrTakenBackItIsGoodNoMore() {
        var used = invitation().end(How.ACCEPTED, NOW, "x");
        var revoked = invitation().end(How.REVOKED, NOW, "x");

        assertThat(used.stateAt(NOW.plus(Duration.ofDays(30)))).isEqualTo(Invitation.State.ACCEPTED);
        assertThatThrownBy(() -> used.end(How.ACCEPTED, NOW, "y")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> revoked.end(How.ACCEPTED, NOW, "y")).isInstanceOf(Refusal.class);
    }

    @Test
    void nobodyIsInvitedToNothing() {
        assertThatThrownBy(() -> new Invitation.Wanted("", Set.of(), true)).hasMessage("membership.invalid");
    }

    private static Invitation invitation() {
        return new Invitation(
                new InvitationId(new UUID(1, 1)),
                new OrganisationId(new UUID(1, 2)),
                new Invitation.Wanted("财务处", Set.of(Role.ACQUIRER), false),
                "somebody",
                NOW,
                OrganisationLawFiles.organisations().invitationEnds(NOW),
                Optional.empty());
    }
}
