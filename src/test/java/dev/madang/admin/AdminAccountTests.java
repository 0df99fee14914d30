package dev.madang.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

@ExtendWith(OutputCaptureExtension.class)
class AdminAccountTests {

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    @Test
    void tellsARandomPasswordOnceAndKeepsItsHash(CapturedOutput output) {
        JdbcClient database = JdbcClient.create(
                new DriverManagerDataSource("jdbc:h2:mem:admin-account;MODE=PostgreSQL;DB_CLOSE_DELAY=-1"));
        database.sql("create table server_secrets (name varchar(40) primary key, hash varchar(200) not null)")
                .update();

        AdminAccount first = new AdminAccount(new AdminSettings(null), encoder, database);
        Matcher told = Pattern.compile("password for /admin is ([a-z1-9]{20}) ").matcher(output.getOut());
        assertThat(told.find()).isTrue();
        AdminAccount second = new AdminAccount(new AdminSettings(null), encoder, database);

        assertThat(told.find()).isFalse();
        for (AdminAccount account : new AdminAccount[] {first, second}) {
            String hash = account.loadUserByUsername("admin").getPassword();
            assertThat(encoder.matches(
                            told.reset().results().findFirst().orElseThrow().group(1), hash))
                    .isTrue();
        }
        assertThat(database.sql("select * from server_secrets")
                        .query()
                        .listOfRows()
                        .toString())
                .contains("{bcrypt}");
    }

    @Test
    void settingsDoNotShowThePassword() {
        assertThat(new AdminSettings("correct-horse").toString()).doesNotContain("correct");
    }
}
