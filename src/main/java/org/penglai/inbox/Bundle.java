package org.penglai.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Notices of one topic that came within a while of each other, shown as one, newest first (合并的通知). */
public record Bundle(String topic, List<Notice> notices) {

    /** Two notices further apart than this are two matters to their reader. */
    public static final Duration WHILE = Duration.ofHours(1);

    public Bundle {
        notices = List.copyOf(notices);
    }

    /** Bundles notices that come newest first; the bundles stand in the order of their newest notice. */
    public static List<Bundle> of(List<Notice> newestFirst) {
        var open = new ArrayList<ArrayList<Notice>>();
        for (var notice : newestFirst) {
            open.stream()
                    .filter(bundle -> bundle.getLast().topic().equals(notice.topic()))
                    .reduce((earlier, later) -> later)
                    .filter(bundle -> isNear(bundle.getLast(), notice))
                    .ifPresentOrElse(bundle -> bundle.add(notice), () -> {
                        var bundle = new ArrayList<Notice>();
                        bundle.add(notice);
                        open.add(bundle);
                    });
        }
        return open.stream()
                .map(bundle -> new Bundle(bundle.getFirst().topic(), bundle))
                .toList();
    }

    public Instant at() {
        return notices.getFirst().at();
    }

    public boolean hasUnread() {
        return notices.stream().anyMatch(Notice::isUnread);
    }

    private static boolean isNear(Notice newer, Notice older) {
        return newer.isUnread() == older.isUnread()
                && Duration.between(older.at(), newer.at()).compareTo(WHILE) <= 0;
    }
}
