package dev.madang.user;

import dev.madang.limit.ClientAddress;
import dev.madang.limit.RateLimit;
import dev.madang.problem.ProblemCode;
import dev.madang.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/users")
@Tag(name = "users", description = "A name is enough to be a user. The token is the only way back to it.")
class UserController {

    private final UserService users;
    private final RateLimit registrations;

    UserController(UserService users, UserSettings settings) {
        this.users = users;
        this.registrations = new RateLimit(settings.registrations(), settings.registrationPeriod());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Register; the answer holds the token, this once")
    @SecurityRequirements
    @Problems({ProblemCode.VALIDATION, ProblemCode.MALFORMED, ProblemCode.TOO_MANY_ATTEMPTS})
    UserView register(@Valid @RequestBody Registration registration, Locale accepted, HttpServletRequest request) {
        registrations.use(ClientAddress.key(request.getRemoteAddr()));
        Locale wanted = locale(registration.locale());
        return users.register(registration.displayName(), wanted == null ? accepted : wanted);
    }

    @GetMapping("/me")
    @Operation(summary = "Who the token belongs to")
    @Problems(ProblemCode.TOKEN_INVALID)
    UserView me(@AuthenticationPrincipal AuthenticatedUser user) {
        return users.view(user.id());
    }

    @PatchMapping("/me")
    @Operation(summary = "Change the name or the language")
    @Problems({ProblemCode.TOKEN_INVALID, ProblemCode.VALIDATION, ProblemCode.MALFORMED})
    UserView change(@AuthenticationPrincipal AuthenticatedUser user, @Valid @RequestBody UserChange change) {
        return users.change(user.id(), change.displayName(), locale(change.locale()));
    }

    @DeleteMapping("/me")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Erase the account; memberships are kept without the name")
    @Problems(ProblemCode.TOKEN_INVALID)
    void erase(@AuthenticationPrincipal AuthenticatedUser user) {
        users.erase(user.id());
    }

    @PostMapping("/me/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Make the token invalid")
    @Problems(ProblemCode.TOKEN_INVALID)
    void logout(@AuthenticationPrincipal AuthenticatedUser user) {
        users.revokeToken(user.id());
    }

    private static @Nullable Locale locale(@Nullable String language) {
        return language == null ? null : Locale.forLanguageTag(language);
    }
}
