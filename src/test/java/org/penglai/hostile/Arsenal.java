package org.penglai.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** All tricks, and the shots that they make of an aim: in turn, so that none is left out. */
final class Arsenal {

    private final long seed;
    private final List<Trick> tricks = new ArrayList<>();

    Arsenal(long seed, TokenTricks tokens) {
        this.seed = seed;
        tricks.addAll(BodyTricks.all());
        tricks.addAll(AddressTricks.all());
        tricks.addAll(HeaderTricks.all());
        tricks.addAll(tokens.all());
        tricks.addAll(WireTricks.all());
        tricks.addAll(FormTricks.all());
    }

    List<Supplier<Shot>> shots(Aim aim, int count) {
        return IntStream.range(0, count)
                .<Supplier<Shot>>mapToObj(number -> () -> shot(aim, number))
                .toList();
    }

    Shot shot(Aim aim, int number) {
        var fitting = tricks.stream().filter(trick -> trick.fits().test(aim)).toList();
        var trick = fitting.get(number % fitting.size());
        var chance = new Chance(seed, aim.name(), number);
        var request = wellFormed(aim, chance);
        trick.spoiling().spoil(request, aim, chance);
        return new Shot(aim, trick.name(), number, request.raw(), trick.manner(), trick.statuses());
    }

    /** The request that would be right, were it not for the state of the thing. */
    static Request wellFormed(Aim aim, Chance chance) {
        var request = new Request(aim.method(), aim.path());
        if (!aim.token().isEmpty()) {
            request.header("Authorization", "Bearer " + aim.token());
        }
        if (!aim.session().isEmpty()) {
            request.header("Cookie", aim.session());
        }
        aim.operation()
                .ifPresent(operation -> operation.parameters().forEach(parameter -> {
                    if (!aim.isRuled()) {
                        return; // without its key no such request is taken up
                    }
                    if (parameter.name().equalsIgnoreCase("Idempotency-Key")) {
                        request.header("Idempotency-Key", chance.uuid().toString());
                    } else if (parameter.name().equalsIgnoreCase("If-Match")) {
                        request.header("If-Match", "\"1\"");
                    }
                }));
        switch (aim.media()) {
            case Aim.JSON ->
                request.header("Content-Type", Aim.JSON).body(aim.body().encode());
            case Aim.FORM -> request.header("Content-Type", Aim.FORM).body(BodyTricks.form(aim.body()));
            case Aim.MULTIPART -> multipart(request, aim);
            default -> {}
        }
        return request;
    }

    private static void multipart(Request request, Aim aim) {
        var out = new StringBuilder();
        aim.body()
                .forEach(field -> out.append("--hostile\r\nContent-Disposition: form-data; name=\"")
                        .append(field.getKey())
                        .append(field.getKey().equals("file") ? "\"; filename=\"a.pdf" : "")
                        .append("\"\r\n\r\n")
                        .append(field.getValue())
                        .append("\r\n"));
        request.header("Content-Type", "multipart/form-data; boundary=hostile").body(out + "--hostile--\r\n");
    }
}
