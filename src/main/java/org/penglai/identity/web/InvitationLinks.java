package org.penglai.identity.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.penglai.identity.InvitationId;
import org.penglai.kernel.Refusal;

/**
 * The links of invitations. What makes one hard to guess is a keyed digest of the invitation's id, which stands in no table: who
 * reads the database cannot join by it, and an administrator can see the link of an open invitation again.
 */
public final class InvitationLinks {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final String site;

    /** @param site address of the site as browsers see it, without slash at the end */
    public InvitationLinks(String secret, String site) {
        this.key = new SecretKeySpec(("invitation|" + secret).getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.site = site;
    }

    /** The address to be sent to the invited person. */
    public String link(InvitationId id) {
        return site + "/invitations/" + token(id);
    }

    /** What the address ends with. */
    public String token(InvitationId id) {
        return id + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(digest(id));
    }

    /** The invitation that the token is of; any other token is of none, 404. */
    InvitationId id(String token) {
        var dot = token.indexOf('.');
        try {
            var id = new InvitationId(UUID.fromString(token.substring(0, Math.max(0, dot))));
            if (MessageDigest.isEqual(
                    token.getBytes(StandardCharsets.UTF_8), token(id).getBytes(StandardCharsets.UTF_8))) {
                return id;
            }
        } catch (IllegalArgumentException noId) {
            // answered below
        }
        throw Refusal.unknown("invitation.unknown");
    }

    private byte[] digest(InvitationId id) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(id.toString().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", impossible);
        }
    }
}
