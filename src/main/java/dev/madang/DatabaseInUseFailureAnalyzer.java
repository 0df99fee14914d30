package dev.madang;

import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Two processes cannot share one H2 file. */
class DatabaseInUseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, SQLException cause) {
        return cause.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1
                ? new FailureAnalysis(
                        "Another process, probably another Madang, has the database of this data directory open.",
                        "Stop it, or start this one with --madang.data-directory=<another directory>.",
                        failure)
                : null;
    }
}
