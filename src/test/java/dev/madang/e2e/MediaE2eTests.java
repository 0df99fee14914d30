package dev.madang.e2e;

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
        Flow.assertSteady(LAB.together(LAB.room(), "Ann", "Bob", "Carol", "Dave"), 5);
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
        people.forEach(person -> person.flow().record());
        Person late = LAB.person("Late");
        late.enter(room.code());

        late.seesAndHears(2);
        people.forEach(person -> person.seesAndHears(2));
        people.forEach(person -> person.flow().assertUnbroken(1));
        people.add(late);
        Flow.assertSteady(people, 3);
    }
}
