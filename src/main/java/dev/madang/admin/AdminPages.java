package dev.madang.admin;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

@Hidden
@Controller
class AdminPages {

    /** The header that a change must carry. Only our own pages can read it: nothing allows another origin. */
    record Csrf(String header, String token) {}

    @GetMapping("/admin")
    String dashboard() {
        return "forward:/admin.html";
    }

    @GetMapping("/admin/login")
    String login() {
        return "forward:/admin-login.html";
    }

    /** It changes with the login. */
    @GetMapping("/admin/csrf")
    @ResponseBody
    Csrf csrf(CsrfToken token) {
        return new Csrf(token.getHeaderName(), token.getToken());
    }
}
