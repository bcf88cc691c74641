package org.penglai.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.penglai.kernel.Actor;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;

/** The access table admits by role and denies what is not listed. */
final class AccessTest {

    private final Access access = Access.table();

    private static Optional<Actor> holding(Role role) {
        return Optional.of(new Actor("s", "name", new OrganisationId(new UUID(0, 1)), Set.of(role)));
    }

    @Test
    void anOperationThatIsNotListedIsDeniedToEverybody() {
        assertThatThrownBy(() -> access.admit("dropEverything", holding(Role.OPERATOR)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("access.denied");
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
                });
    }

    @Test
    void aMemberWithoutTheRoleIsToldWhichRolesHaveIt() {
        assertThatThrownBy(() -> access.admit("certifyDeal", holding(Role.ACQUIRER)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("access.role");
                    assertThat(refusal.facts()).containsEntry("roles", "operator");
                });
        assertThat(access.admits("certifyDeal", holding(Role.OPERATOR))).isTrue();
    }

    @Test
    void whoeverIsNotSignedInIsAskedToBeWhereMembershipIsNeeded() {
        assertThatThrownBy(() -> access.admit("getMe", Optional.empty()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAUTHENTICATED));
        assertThat(access.admits("searchListings", Optional.empty())).isTrue();
    }
}
