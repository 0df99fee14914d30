package dev.madang.poll;

import dev.madang.user.UserId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One question and its votes, one of each user. Guarded by the polls of its room. */
final class Poll {

    /** Far more than a room holds at once; who has left still counts. */
    static final int MAX_VOTERS = 100;

    private record Vote(String name, Set<Integer> choices) {}

    final String id;
    private final PollDraft draft;
    private final String askedBy;
    private final Instant at;
    private final Map<UserId, Vote> votes = new LinkedHashMap<>();
    private boolean open = true;

    Poll(String id, PollDraft draft, String askedBy, Instant at) {
        this.id = id;
        this.draft = draft;
        this.askedBy = askedBy;
        this.at = at;
    }

    boolean isOpen() {
        return open;
    }

    void close() {
        open = false;
    }

    /** Whether these can be chosen together. None at all takes a vote back. */
    boolean accepts(Set<Integer> choices) {
        return (draft.multiple() || choices.size() <= 1)
                && choices.stream()
                        .allMatch(choice ->
                                choice >= 0 && choice < draft.options().size());
    }

    /** Whether one more may vote, or vote otherwise: the whole poll is told with each vote. */
    boolean hasPlaceFor(UserId user) {
        return votes.size() < MAX_VOTERS || votes.containsKey(user);
    }

    /** Returns whether something changed. */
    boolean vote(UserId user, String name, Set<Integer> choices) {
        Vote vote = choices.isEmpty() ? null : new Vote(name, Set.copyOf(choices));
        Vote before = vote == null ? votes.remove(user) : votes.put(user, vote);
        return vote == null ? before != null : !vote.equals(before);
    }

    @Nullable
    List<Integer> choicesOf(UserId user) {
        Vote vote = votes.get(user);
        return vote == null ? null : vote.choices().stream().sorted().toList();
    }

    PollView view() {
        List<PollView.Option> options = IntStream.range(0, draft.options().size())
                .mapToObj(this::option)
                .toList();
        return new PollView(
                id, draft.question(), askedBy, draft.multiple(), draft.anonymous(), open, at, votes.size(), options);
    }

    private PollView.Option option(int index) {
        List<String> names = votes.values().stream()
                .filter(vote -> vote.choices().contains(index))
                .map(Vote::name)
                .toList();
        return new PollView.Option(draft.options().get(index), names.size(), draft.anonymous() ? null : names);
    }
}
