package org.penglai.deal;

import java.util.List;
import org.penglai.kernel.Sha256;

/** Files whose deals have been forgotten, and that are still there themselves. */
public interface ForgottenDocuments {

    /** Some of them, locked for the running transaction; those that another server has at hand are left out. */
    List<Sha256> next(int most);

    /** Whether a deal of today has the same file. */
    boolean isOnFile(Sha256 digest);

    /** Strikes it off. */
    void done(Sha256 digest);
}
