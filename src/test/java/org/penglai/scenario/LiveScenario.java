package org.penglai.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.app.Api;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.ServerProcess;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** What is done through one server is seen live on another, by those who may see it, without gap or double. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LiveScenario {

    private static final Optional<DemoUsers> ANYONE = Optional.empty();
    private static final Optional<DemoUsers> UNIVERSITY = Optional.of(DemoUsers.YANTAI_UNIVERSITY);

    private TestBed bed;
    private ServerProcess here;
    private ServerProcess there;

    @BeforeAll
    void start(TestBed given) {
        bed = given;
        here = bed.server("a");
        there = bed.server("b");
        here.start();
        there.start();
    }

    private Watching watch(URI site, Optional<DemoUsers> user, String path, String seen) {
        return Watching.open(bed, site, user, path, seen);
    }

    private Api university() {
        return Api.at(here.uri(), bed).as(DemoUsers.YANTAI_UNIVERSITY);
    }

    private String draft(String number) {
        university().post("/patents", Stories.patent(number, "一种实时可见的泵")).expect(201);
        return Stories.draft(university(), number, "一种实时可见的泵");
    }

    private String published(String number) {
        var listing = draft(number);
        university().post("/listings/" + listing + "/submission").expect(200);
        Api.at(here.uri(), bed)
                .as(DemoUsers.OPERATOR_A)
                .post("/listings/" + listing + "/publication")
                .expect(200);
        return listing;
    }

    @Test
    void whatIsCommittedThroughOneServerReachesAStreamOnTheOther() {
        var listing = published("202319700801");
        try (var stream = watch(there.uri(), ANYONE, "/listings/" + listing + "/stream", "")) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.header("content-type")).contains("text/event-stream");
            assertThat(stream.header("cache-control")).contains("no-store");
            await().until(() -> !stream.data().isEmpty());

            university().post("/listings/" + listing + "/withdrawal").expect(200);

            await().atMost(5, TimeUnit.SECONDS).until(() -> isTold(stream, "listing.withdrawn"));
            assertThat(new JsonObject(stream.data().getFirst()).getString("state"))
                    .isEqualTo("PUBLISHED");
            assertThat(new JsonObject(stream.data().getLast()).getString("state"))
                    .isEqualTo("WITHDRAWN");
        }
    }

    private static boolean isTold(Watching stream, String type) {
        return stream.data().stream()
                .anyMatch(data -> new JsonObject(data).getString("type").equals(type));
    }

    @Test
    void aDealIsFollowedByItsParties() {
        var listing = published("202319700802");
        var firm = Api.at(here.uri(), bed).as(DemoUsers.SME_LITHIUM);
        var deal = firm.post(
                        "/listings/" + listing + "/acceptances",
                        new JsonObject().put("intendedUse", "试制").put("contact", "0535-0000000"))
                .expect(201)
                .json()
                .getString("id");
        try (var stream = watch(there.uri(), UNIVERSITY, "/deals/" + deal + "/stream", "1")) {
            await().until(() -> stream.data().stream().anyMatch(data -> data.contains("deal.agreed")));
            assertThat(String.join("", stream.data())).doesNotContain("0535-0000000");
        }
        assertThat(watch(there.uri(), Optional.of(DemoUsers.SME_PHARMA), "/deals/" + deal + "/stream", "")
                        .status())
                .isEqualTo(404);
        assertThat(watch(there.uri(), ANYONE, "/deals/" + deal + "/stream", "").status())
                .isEqualTo(401);
    }

    @Test
    void nobodyIsToldOfWhatItMayNotSee() {
        var draft = draft("202319700803");
        for (var stranger :
                new Optional<?>[] {ANYONE, Optional.of(DemoUsers.SME_LITHIUM), Optional.of(DemoUsers.OPERATOR_A)}) {
            @SuppressWarnings("unchecked") // the array above holds nothing else
            var user = (Optional<DemoUsers>) stranger;
            assertThat(watch(there.uri(), user, "/listings/" + draft + "/stream", "")
                            .status())
                    .isEqualTo(404);
        }
        try (var own = watch(there.uri(), UNIVERSITY, "/listings/" + draft + "/stream", "")) {
            assertThat(own.status()).isEqualTo(200);
            await().until(() -> own.data().size() == 1);
        }

        // what came before the public was let in stays hidden, even to one who asks from the beginning
        university().post("/listings/" + draft + "/submission").expect(200);
        Api.at(here.uri(), bed)
                .as(DemoUsers.OPERATOR_A)
                .post("/listings/" + draft + "/publication")
                .expect(200);
        try (var stranger = watch(there.uri(), ANYONE, "/listings/" + draft + "/stream", "0");
                var owner = watch(there.uri(), UNIVERSITY, "/listings/" + draft + "/stream", "0")) {
            await().until(() -> isTold(owner, "listing.published") && isTold(stranger, "listing.published"));
            assertThat(isTold(owner, "listing.drafted")).isTrue();
            assertThat(isTold(owner, "listing.submitted")).isTrue();
            assertThat(stranger.data())
                    .allMatch(data -> new JsonObject(data).getString("state").equals("PUBLISHED"));
        }
    }

    @Test
    void whoDoesNotAskForAStreamIsTold() {
        var listing = published("202319700804");

        Api.at(here.uri(), bed).get("/listings/" + listing + "/stream").expectProblem(406, "stream.accept");
    }

    @Test
    void aCallerHasOnlySoManyStreams() {
        var listing = published("202319700805");
        var open = new ArrayList<Watching>();
        try {
            for (int number = 0; number < 20; number++) {
                open.add(watch(there.uri(), UNIVERSITY, "/listings/" + listing + "/stream", ""));
            }
            assertThat(open).allSatisfy(stream -> assertThat(stream.status()).isEqualTo(200));
            assertThat(watch(there.uri(), UNIVERSITY, "/listings/" + listing + "/stream", "")
                            .status())
                    .isEqualTo(429);
        } finally {
            open.forEach(Watching::close);
        }
        await().atMost(10, TimeUnit.SECONDS).until(() -> {
            try (var again = watch(there.uri(), UNIVERSITY, "/listings/" + listing + "/stream", "")) {
                return again.status() == 200;
            }
        });
    }

    @Test
    void aStreamGoesOnElsewhereWithoutGapOrDoubleWhenItsServerIsKilledOrLeaves() throws Exception {
        // Given a stream on one server of a listing that is edited through the other
        var listing = draft("202319700806");
        var aggregate =
                "SELECT position FROM outbox_event WHERE aggregate = 'listing/" + listing + "' ORDER BY position";
        var seen = new ArrayList<Long>();
        edit(listing, 3);
        var first = watch(there.uri(), UNIVERSITY, "/listings/" + listing + "/stream", "1");
        await().until(() -> first.ids().size() >= 4);

        // When that server is killed in the middle, and the client goes on elsewhere from what it has seen
        there.kill();
        await().until(() -> first.ended().isPresent());
        seen.addAll(first.ids());
        edit(listing, 3);
        var second = watch(here.uri(), UNIVERSITY, "/listings/" + listing + "/stream", String.valueOf(seen.getLast()));
        edit(listing, 2);
        await().until(() -> second.ids().size() == 5);
        seen.addAll(second.ids());

        // and again when the other leaves in order, and says when to come back
        there.start();
        here.stop();
        await().until(() -> second.ended().isPresent());
        assertThat(second.ended()).contains(true);
        assertThat(second.retries()).hasSize(2);
        here.start();
        edit(listing, 1);
        try (var third =
                watch(there.uri(), UNIVERSITY, "/listings/" + listing + "/stream", String.valueOf(seen.getLast()))) {
            await().until(() -> third.ids().size() == 1);
            seen.addAll(third.ids());
        }

        // Then it has seen every event once and in order
        assertThat(seen).extracting(String::valueOf).isEqualTo(Indexed.column(bed, aggregate));
    }

    private void edit(String listing, int times) {
        for (int time = 0; time < times; time++) {
            var tag = university()
                    .get("/listings/" + listing)
                    .expect(200)
                    .header("etag")
                    .orElseThrow();
            university()
                    .with("If-Match", tag)
                    .put("/listings/" + listing, Stories.freeLicence("202319700806", "第" + tag.replace("\"", "") + "版"))
                    .expect(200);
        }
    }
}
