package dev.madang.membership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResumeTokensTests {

    private final ParticipantId participant = new ParticipantId("3c8h5w2p9d7b1f6k");
    private final ResumeTokens tokens = new ResumeTokens(participant);

    @Test
    void tellsWhoseSeatItIsFor() {
        assertThat(ResumeTokens.participant(tokens.rotate())).contains(participant);
        assertThat(ResumeTokens.participant("mdr_nothing")).isEmpty();
        assertThat(ResumeTokens.participant("3c8h5w2p9d7b1f6k.secret")).isEmpty();
    }

    @Test
    void keepsTheTokenBeforeUntilTheNewOneWasUsed() {
        String first = ResumeTokens.hash(tokens.rotate());
        tokens.used(first);
        String second = ResumeTokens.hash(tokens.rotate());
        assertThat(tokens.match(first)).isTrue();
        assertThat(tokens.match(second)).isTrue();

        tokens.used(second);
        assertThat(tokens.match(first)).isFalse();
        assertThat(tokens.match(second)).isTrue();
    }

    @Test
    void keepsTheUsedTokenWhenTheAnswerWasLostAgainAndAgain() {
        String first = ResumeTokens.hash(tokens.rotate());
        for (int lost = 0; lost < 3; lost++) {
            tokens.used(first);
            tokens.rotate();
        }
        assertThat(tokens.match(first)).isTrue();
    }

    @Test
    void matchesNothingBeforeTheFirst() {
        assertThat(tokens.match(ResumeTokens.hash(""))).isFalse();
    }
}
