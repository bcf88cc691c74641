package org.penglai.keeping.web;

import java.util.Map;
import java.util.Optional;
import org.penglai.keeping.Erasing;
import org.penglai.keeping.ErasureId;
import org.penglai.keeping.web.PersonalViews.Items;
import org.penglai.keeping.web.PersonalViews.PersonalView;
import org.penglai.keeping.web.PersonalViews.RequestView;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Reply;

/** Personal data and their erasure over the API. */
public final class KeepingApi {

    private final Erasing erasing;

    public KeepingApi(Erasing erasing) {
        this.erasing = erasing;
    }

    public Map<String, Endpoint> operations() {
        return Map.of(
                "getPersonalData", this::personal,
                "askErasure", this::ask,
                "withdrawErasure", this::withdraw,
                "listErasureRequests", this::waiting,
                "answerErasure", this::answer,
                "confirmAccountRemoval", this::accountRemoved);
    }

    /** The body of {@code answerErasure}. */
    record AnswerBody(boolean erase, Optional<String> duty, Optional<String> reason) {}

    private Reply personal(Call call) {
        return Reply.json(200, PersonalView.of(call.actor(), erasing.overview(call.actor())))
                .header("Cache-Control", "no-store");
    }

    private Reply ask(Call call) {
        return Reply.json(201, RequestView.of(erasing.ask(call.actor())));
    }

    private Reply withdraw(Call call) {
        erasing.withdraw(call.actor());
        return Reply.noContent();
    }

    private Reply waiting(Call call) {
        return Reply.json(
                200,
                new Items<>(erasing.waiting().stream()
                        .map(request -> RequestView.of(
                                request, request.isOpen() ? Optional.of(request.subject()) : request.account()))
                        .toList()));
    }

    private Reply answer(Call call) {
        var body = call.body(AnswerBody.class);
        var id = id(call);
        if (body.erase()) {
            erasing.erase(call.actor(), id);
        } else {
            erasing.refuse(
                    call.actor(), id, body.duty().orElse(""), body.reason().orElse(""));
        }
        return Reply.noContent();
    }

    private Reply accountRemoved(Call call) {
        erasing.accountRemoved(id(call));
        return Reply.noContent();
    }

    static ErasureId id(Call call) {
        return call.id("id", "keeping.unknown", ErasureId::new);
    }
}
