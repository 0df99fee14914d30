package dev.madang.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request in which nothing of the login is left to the sender. */
class ConsoleLoginRequest extends HttpServletRequestWrapper {

    private final Map<String, String[]> parameters;

    ConsoleLoginRequest(HttpServletRequest request, Map<String, String> login) {
        super(request);
        Map<String, String[]> all = new HashMap<>(request.getParameterMap());
        login.forEach((name, value) -> all.put(name, new String[] {value}));
        parameters = Collections.unmodifiableMap(all);
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return parameters.get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return parameters;
    }
}
