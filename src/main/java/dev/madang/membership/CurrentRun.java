package dev.madang.membership;

import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The run that this server is: its row is made before the port accepts, and beats while it lives. */
@Component
class CurrentRun implements DisposableBean {

    private final ServerRun run;
    private final ServerRunRepository runs;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CurrentRun(ServerRunRepository runs, TransactionTemplate transaction, Clock clock) {
        this.runs = runs;
        this.transaction = transaction;
        this.clock = clock;
        this.run = runs.save(new ServerRun(clock.instant()));
    }

    ServerRun row() {
        return run;
    }

    @Scheduled(fixedDelayString = "${madang.membership.beat:5s}")
    void beat() {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> runs.beat(run.id(), now));
    }

    @Override
    public void destroy() {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> runs.stopped(run.id(), now));
    }
}
