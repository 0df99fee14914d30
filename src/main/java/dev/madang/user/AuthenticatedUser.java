package dev.madang.user;

import java.security.Principal;
import java.util.Locale;

/** Who calls, as the token told it; the name may be up to ten minutes old on another node. */
public record AuthenticatedUser(UserId id, String displayName, Locale locale) implements Principal {

    @Override
    public String getName() {
        return id.value();
    }
}
