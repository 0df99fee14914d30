package dev.madang.admin;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * {@code madang.admin.*}
 *
 * @param password of the user {@code admin}, at least 8 characters; without it a random one is made at the
 *     first start, told in the log once and stored as a hash
 */
@Validated
@ConfigurationProperties("madang.admin")
record AdminSettings(@Size(min = 8, max = 200) @Nullable String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return "AdminSettings";
    }
}
