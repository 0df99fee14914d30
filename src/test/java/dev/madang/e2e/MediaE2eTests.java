package dev.madang.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.madang.lab.Flow;
import dev.madang.lab.Laboratory;
import dev.madang.lab.Person;
import dev.madang.lab.TestRoom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MediaE2eTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    @Test
    void fourParticipantsDecodeEveryOther() {
        List<Person> people = LAB.together(LAB.room(), "Ann", "Bob", "Carol", "Dave");
        Flow.assertSteady(people, 5);
        assertWithinBudget(people, 500_000);
    }

    @Test
    void participantsWhoComeAtOnceDecodeEveryOther() {
        TestRoom room = LAB.room();
        List<Person> people = List.of(LAB.person("Ann"), LAB.person("Bob"), LAB.person("Carol"), LAB.person("Dave"));
        people.forEach(person -> person.open(room.code()));
        people.forEach(person -> person.on("join").click());
        people.forEach(person -> person.seesAndHears(3));
        Flow.assertSteady(people, 3);
    }

    @Test
    void lateParticipantIsSeenWithoutInterruptingTheOthers() {
        TestRoom room = LAB.room();
        List<Person> people = new ArrayList<>(LAB.together(room, "Ann", "Bob"));
        assertWithinBudget(people, 1_500_000);
        people.forEach(person -> person.flow().record());
        Person late = LAB.person("Late");
        late.enter(room.code());

        late.seesAndHears(2);
        people.forEach(person -> person.seesAndHears(2));
        people.forEach(person -> person.flow().assertUnbroken(1));
        people.add(late);
        Flow.assertSteady(people, 3);
        assertWithinBudget(people, 800_000);
    }

    /** What everybody may send at this number of people, after the first moments of a pair. */
    private static void assertWithinBudget(List<Person> people, int mostOfPicture) {
        for (Person person : people) {
            await(person.name() + " sends what the number of people allows")
                    .pollInSameThread()
                    .until(() -> person.flow().outgoing().stream()
                            .allMatch(sent -> sent.active() && sent.maxBitrate() > mostOfPicture / 4));
            List<Flow.Outgoing> sent = person.flow().outgoing();
            assertThat(sent).hasSize(people.size() - 1).allSatisfy(link -> {
                assertThat(link.maxBitrate()).isLessThanOrEqualTo(mostOfPicture);
                assertThat(link.audioPriority()).isEqualTo("high");
                assertThat(link.frames()).isPositive();
            });
            assertThat(sent.stream().mapToDouble(Flow.Outgoing::wireBits).sum()).isLessThanOrEqualTo(2_000_000);
            assertThat(sent.stream().mapToDouble(Flow.Outgoing::pixels).sum()).isLessThanOrEqualTo(28_000_000);
        }
    }
}
