package org.penglai.patent;

import java.util.Optional;
import org.penglai.kernel.SocialCreditCode;

/** An owner as somebody names it, before it is known which organisation that is. */
public record OwnerClaim(String name, Optional<SocialCreditCode> creditCode, Optional<Share> share) {}
