package org.penglai.deal.web;

import java.util.Map;
import org.penglai.deal.Aside;
import org.penglai.deal.Deal;
import org.penglai.deal.DealId;
import org.penglai.deal.Revoking;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Reply;

/** Cancellations, disputes and revocations over the API. */
public final class AsideApi {

    private final Aside aside;
    private final Revoking revoking;

    public AsideApi(Aside aside, Revoking revoking) {
        this.aside = aside;
        this.revoking = revoking;
    }

    public Map<String, Endpoint> operations() {
        return Map.of(
                "cancelDeal", call -> shown(call, aside.cancel(call.actor(), id(call), reason(call))),
                "refuseDealCancellation",
                        call -> shown(call, aside.refuseCancellation(call.actor(), id(call), reason(call))),
                "disputeDeal", call -> shown(call, aside.dispute(call.actor(), id(call), reason(call))),
                "resolveDealDispute", this::resolve,
                "revokeDeal", call -> shown(call, revoking.revoke(call.actor(), id(call), reason(call))));
    }

    /** Why. */
    record ReasonForm(String reason) {}

    /** How a dispute ended, and why. */
    record ResolutionForm(Aside.Outcome outcome, String reason) {}

    private Reply resolve(Call call) {
        var form = call.body(ResolutionForm.class);
        return shown(call, aside.resolve(call.actor(), id(call), form.outcome(), form.reason()));
    }

    private static String reason(Call call) {
        return call.body(ReasonForm.class).reason();
    }

    private static DealId id(Call call) {
        return call.id("id", "deal.unknown", DealId::new);
    }

    private static Reply shown(Call call, Deal deal) {
        return Reply.json(200, DealView.of(deal, call.actor()))
                .version(deal.head().version());
    }
}
