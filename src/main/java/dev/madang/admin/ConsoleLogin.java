package dev.madang.admin;

import dev.madang.user.RandomIds;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the H2 console signs in with, whatever was typed: always our database, as a user that may only SELECT
 * and whose password is new with each start and told to nobody.
 */
@Component
class ConsoleLogin {

    private static final String READER = "madang_reader";

    private final Map<String, String> parameters;

    ConsoleLogin(JdbcConnectionDetails connection, ConsoleSettings settings, JdbcClient database) {
        String url = connection.getJdbcUrl();
        if (!url.startsWith("jdbc:h2:")) {
            parameters = Map.of();
        } else if (settings.writable()) {
            parameters = parameters(
                    url,
                    Objects.requireNonNullElse(connection.getUsername(), ""),
                    Objects.requireNonNullElse(connection.getPassword(), ""));
        } else {
            parameters = parameters(withoutSettings(url), READER, reader(database));
        }
    }

    /** Empty if our database is not H2: there is nothing to sign in to then. */
    Map<String, String> parameters() {
        return parameters;
    }

    private static String reader(JdbcClient database) {
        String password = RandomIds.secret();
        database.sql("create user if not exists " + READER + " password '" + password + "'")
                .update();
        database.sql("alter user " + READER + " set password '" + password + "'")
                .update();
        // A database that was brought from elsewhere may have made it one.
        database.sql("alter user " + READER + " admin false").update();
        database.sql("grant select on schema public to " + READER).update();
        return password;
    }

    /** The database is open and has its settings; some of them only an owner may repeat. */
    private static String withoutSettings(String url) {
        int settings = url.indexOf(';');
        return settings < 0 ? url : url.substring(0, settings);
    }

    private static Map<String, String> parameters(String url, String user, String password) {
        return Map.of("driver", "org.h2.Driver", "url", url, "user", user, "password", password);
    }
}
