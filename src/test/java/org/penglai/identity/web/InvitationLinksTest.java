package org.penglai.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penglai.identity.InvitationId;

/** Only the link itself leads to an invitation. */
class InvitationLinksTest {

    private static final InvitationId ID = new InvitationId(UUID.fromString("01900000-0000-7000-8000-000000000001"));

    private final InvitationLinks links = new InvitationLinks("secret", "https://penglai.example");

    @Test
    void theTokenLeadsBackToItsInvitation() {
        assertThat(links.link(ID)).startsWith("https://penglai.example/invitations/" + ID + ".");
        assertThat(links.id(links.token(ID))).isEqualTo(ID);
    }

    @Test
    void theIdAloneOrAnotherKeysTokenLeadsNowhere() {
        assertThatThrownBy(() -> links.id(ID.toString())).hasMessage("invitation.unknown");
        assertThatThrownBy(() -> links.id(new InvitationLinks("other", "").token(ID)))
                .hasMessage("invitation.unknown");
        assertThatThrownBy(() -> links.id(links.token(ID) + "A")).hasMessage("invitation.unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "x.y", "01900000-0000-7000-8000-000000000001."})
    void whatIsNoTokenLeadsNowhere(String token) {
        assertThatThrownBy(() -> links.id(token)).hasMessage("invitation.unknown");
    }
}
