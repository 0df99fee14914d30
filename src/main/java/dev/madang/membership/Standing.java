package dev.madang.membership;

import dev.madang.room.Right;
import dev.madang.room.Rights;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What hosts and moderators have said of one user, beside what holds for everybody. It outlives a seat, so that nobody
 * sheds it by leaving and coming back.
 *
 * @param appointed whether a host made it a moderator
 * @param said the rights that were given to or taken from this user alone
 */
record Standing(boolean appointed, Map<Right, Boolean> said) {

    static final Standing NONE = new Standing(false, Map.of());

    private static final String APPOINTED = "moderator";

    Standing {
        said = Map.copyOf(said);
    }

    /** What {@link #text} has written. */
    static Standing parse(String text) {
        Map<Right, Boolean> said = new EnumMap<>(Right.class);
        for (String word : text.split(" ")) {
            Arrays.stream(Right.values())
                    .filter(right -> word.endsWith(right.wire()))
                    .forEach(right -> said.put(right, word.startsWith("+")));
        }
        return new Standing(Arrays.asList(text.split(" ")).contains(APPOINTED), said);
    }

    /** As it is stored: {@code moderator -mic +chat}. */
    String text() {
        String rights = Arrays.stream(Right.values())
                .filter(said::containsKey)
                .map(right -> (Boolean.TRUE.equals(said.get(right)) ? "+" : "-") + right.wire())
                .collect(Collectors.joining(" "));
        return appointed ? (APPOINTED + " " + rights).trim() : rights;
    }

    Standing appointed(boolean now) {
        return new Standing(now, said);
    }

    Standing with(Right right, boolean granted) {
        Map<Right, Boolean> next = new EnumMap<>(Right.class);
        next.putAll(said);
        next.put(right, granted);
        return new Standing(appointed, next);
    }

    Standing without(Right right) {
        Map<Right, Boolean> next = new EnumMap<>(Right.class);
        next.putAll(said);
        next.remove(right);
        return new Standing(appointed, next);
    }

    /** Whether something was taken from this user alone. */
    boolean isCurbed() {
        return said.containsValue(false);
    }

    Rights over(Rights everybody) {
        Rights rights = everybody;
        for (Map.Entry<Right, Boolean> entry : said.entrySet()) {
            rights = rights.with(entry.getKey(), entry.getValue());
        }
        return rights;
    }
}
