package org.penglai.inbox.mail;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.penglai.inbox.MailAddress;
import org.penglai.inbox.Seals;

/** {@link Seals} by HMAC-SHA-256. */
public final class SealsHmac implements Seals {

    private static final String ALGORITHM = "HmacSHA256";

    @Override
    public String seal(MailAddress address, String deed) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(address.key().bytes(), ALGORITHM));
            var sealed = mac.doFinal((address.id() + "\n" + deed).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
