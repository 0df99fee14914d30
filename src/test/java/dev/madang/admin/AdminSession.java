package dev.madang.admin;

import dev.madang.Http;
import dev.madang.Http.Answer;
import dev.madang.MadangTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser of the administrator, with its cookies. */
class AdminSession {

    private final Http http;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    AdminSession(Http http) {
        this.http = http;
    }

    static AdminSession signedIn(Http http) {
        AdminSession session = new AdminSession(http);
        session.signIn(MadangTest.ADMIN_PASSWORD);
        return session;
    }

    Answer signIn(String password) {
        return keep(withToken().form("/admin/login", "username=admin&password=" + encoded(password)));
    }

    Answer get(String path) {
        return keep(withCookies().get(path));
    }

    Answer form(String path, String fields) {
        return keep(withToken().form(path, fields));
    }

    Answer delete(String path) {
        return keep(withToken().delete(path));
    }

    /** With what a change needs. */
    Http withToken() {
        Answer csrf = get("/admin/csrf");
        return withCookies().with(csrf.text("header") + ": " + csrf.text("token"));
    }

    Http withCookies() {
        return cookies.isEmpty()
                ? http
                : http.with("Cookie: "
                        + cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
    }

    String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    private Answer keep(Answer answer) {
        answer.headers().stream()
                .filter(line -> line.regionMatches(true, 0, "Set-Cookie: ", 0, 12))
                .map(line -> line.substring(12).split(";")[0].split("=", 2))
                .forEach(cookie -> cookies.put(cookie[0], cookie[1]));
        return answer;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
