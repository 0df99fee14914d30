package dev.madang.room;

import dev.madang.user.UserId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The open public rooms. */
@Service
@Transactional(readOnly = true)
class RoomListing {

    /** Sorting by participants looks at so many of the newest rooms that match; older ones are left out. */
    private static final int SORTED_BY_PARTICIPANTS = 1000;

    private static final Sort NEWEST = Sort.by(Sort.Order.desc("createdAt"), Sort.Order.asc("code"));
    private static final Sort NAME = Sort.by(Sort.Order.asc("name").ignoreCase(), Sort.Order.asc("code"));

    private final RoomRepository rooms;
    private final Attendance attendance;

    RoomListing(RoomRepository rooms, Attendance attendance) {
        this.rooms = rooms;
        this.attendance = attendance;
    }

    RoomPage list(RoomQuery query) {
        if ("participants".equals(query.sort())) {
            return byParticipants(query);
        }
        Sort sort = "name".equals(query.sort()) ? NAME : NEWEST;
        Page<Room> page =
                rooms.listed(pattern(query), PageRequest.of(query.pageOrFirst(), query.sizeOrDefault(), sort));
        return page(page.stream().map(this::view).toList(), query, page.getTotalElements());
    }

    /** Also unlisted and ended ones; these have nobody in them. */
    RoomPage hostedBy(UserId user, int page, int size) {
        Page<Room> hosted = rooms.hostedBy(user.value(), PageRequest.of(page, size));
        return new RoomPage(hosted.stream().map(this::view).toList(), page, size, hosted.getTotalElements());
    }

    private RoomPage byParticipants(RoomQuery query) {
        List<RoomView> all = rooms.listed(pattern(query), PageRequest.of(0, SORTED_BY_PARTICIPANTS, NEWEST)).stream()
                .map(this::view)
                .sorted(Comparator.comparingInt(RoomView::participants).reversed())
                .toList();
        List<RoomView> page = all.stream()
                .skip((long) query.pageOrFirst() * query.sizeOrDefault())
                .limit(query.sizeOrDefault())
                .toList();
        return page(page, query, all.size());
    }

    private RoomView view(Room room) {
        RoomDetails details = room.details();
        return RoomView.of(details, attendance.present(details.code()));
    }

    private static RoomPage page(List<RoomView> rooms, RoomQuery query, long total) {
        return new RoomPage(rooms, query.pageOrFirst(), query.sizeOrDefault(), total);
    }

    /** {@code 50%_a} → {@code %50\%\_a%} */
    private static String pattern(RoomQuery query) {
        String part = query.q() == null ? "" : query.q().toLowerCase(Locale.ROOT);
        return '%' + part.replaceAll("[\\\\%_]", "\\\\$0") + '%';
    }
}
