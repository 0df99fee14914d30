package dev.madang.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ConsoleLoginTests {

    private static final String URL = "jdbc:h2:mem:console-login;MODE=PostgreSQL;DB_CLOSE_DELAY=-1";

    private final JdbcClient database = JdbcClient.create(new DriverManagerDataSource(URL, "owner", ""));

    @Test
    void signsInAsAReaderWithANewPasswordAtEachStart() {
        ConsoleLogin first = new ConsoleLogin(details(URL), new ConsoleSettings(false), database);
        ConsoleLogin second = new ConsoleLogin(details(URL), new ConsoleSettings(false), database);
        assertThat(first.parameters())
                .containsEntry("user", "madang_reader")
                .containsEntry("url", "jdbc:h2:mem:console-login");
        assertThat(second.parameters().get("password"))
                .hasSize(43)
                .isNotEqualTo(first.parameters().get("password"));
    }

    @Test
    void signsInAsTheOwnerOnlyWhenTold() {
        assertThat(new ConsoleLogin(details(URL), new ConsoleSettings(true), database).parameters())
                .containsEntry("user", "owner")
                .containsEntry("url", URL);
    }

    @Test
    void doesNotSignInToAnotherKindOfDatabase() {
        assertThat(new ConsoleLogin(details("jdbc:postgresql://db/madang"), new ConsoleSettings(true), database)
                        .parameters())
                .isEmpty();
    }

    private static JdbcConnectionDetails details(String url) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "owner";
            }

            @Override
            public String getPassword() {
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return url;
            }
        };
    }
}
