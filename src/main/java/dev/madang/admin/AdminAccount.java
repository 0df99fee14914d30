package dev.madang.admin;

import dev.madang.user.RandomIds;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The one administrator, by the name of {@code admin}. */
@Component
class AdminAccount implements UserDetailsService {

    static final String NAME = "admin";

    private static final Logger log = LoggerFactory.getLogger(AdminAccount.class);

    private final String hash;

    AdminAccount(AdminSettings settings, PasswordEncoder encoder, JdbcClient database) {
        String password = settings.password();
        hash = password != null
                ? Objects.requireNonNull(encoder.encode(password))
                : stored(database).orElseGet(() -> created(encoder, database));
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        if (!username.equals(NAME)) {
            throw new UsernameNotFoundException("unknown");
        }
        return User.withUsername(NAME).password(hash).roles("ADMIN").build();
    }

    private static Optional<String> stored(JdbcClient database) {
        return database.sql("select hash from server_secrets where name = ?")
                .param(NAME)
                .query(String.class)
                .optional();
    }

    private static String created(PasswordEncoder encoder, JdbcClient database) {
        String password = RandomIds.letters(20);
        String hash = Objects.requireNonNull(encoder.encode(password));
        database.sql("insert into server_secrets (name, hash) values (?, ?)")
                .params(NAME, hash)
                .update();
        log.warn("The password for /admin is {} (told this once; set madang.admin.password to choose one)", password);
        return hash;
    }
}
