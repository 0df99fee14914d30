package dev.madang.admin;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets to the H2 console only what comes from this very machine and from the console's own pages, and of the
 * console only signing in and querying. Its servlet would also run tools, try any JDBC URL and keep settings.
 */
class ConsoleFilter extends OncePerRequestFilter {

    static final String PATH = "/h2-console";

    private static final Set<String> PAGES = Set.of(
            "",
            "index.do",
            "login.jsp",
            "login.do",
            "logout.do",
            "frame.jsp",
            "header.jsp",
            "tables.do",
            "query.jsp",
            "query.do",
            "help.jsp",
            "getHistory.do",
            "autoCompleteList.do",
            "stylesheet.css",
            "tree.js",
            "table.js",
            "favicon.ico");

    private static final Pattern PICTURE = Pattern.compile("[a-z_]+\\.gif");

    /** What a proxy adds. With one in between, everybody comes from this machine. */
    private static final List<String> FORWARDED =
            List.of("Forwarded", "Via", "X-Real-IP", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto");

    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final ConsoleLogin login;
    private final ProblemWriter problems;

    ConsoleFilter(ConsoleLogin login, ProblemWriter problems) {
        this.login = login;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String page = page(request);
        if (!isFromHere(request) || isFromAnotherSite(request)) {
            problems.write(request, response, ProblemCode.FORBIDDEN);
        } else if (login.parameters().isEmpty()
                || !PAGES.contains(page) && !PICTURE.matcher(page).matches()) {
            problems.write(request, response, ProblemCode.NOT_FOUND);
        } else if (page.equals("login.do")) {
            chain.doFilter(new ConsoleLoginRequest(request, login.parameters()), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Undecoded: what is written in another way is not among the pages. */
    private static String page(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals(PATH) ? "" : path.startsWith(PATH + "/") ? path.substring(PATH.length() + 1) : path;
    }

    private static boolean isFromHere(HttpServletRequest request) throws IOException {
        return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                && OWN_NAMES.contains(request.getServerName())
                && FORWARDED.stream().allMatch(name -> request.getHeader(name) == null);
    }

    /** The console has no CSRF token of its own; its pages say by this header that they ask themselves. */
    private static boolean isFromAnotherSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }
}
