package dev.madang.security;

/** The pages and the folders of {@code frontend/} that everybody may read. */
final class PublicFiles {

    static final String[] PATHS = {
        "/",
        "/r/*",
        "/index.html",
        "/favicon.ico",
        "/favicon.svg",
        "/robots.txt",
        "/manifest.webmanifest",
        "/admin.css",
        "/app/**",
        "/js/**",
        "/css/**",
        "/img/**",
        "/icons/**",
        "/fonts/**",
        "/webjars/**",
        "/actuator/health",
        "/actuator/health/liveness",
        "/actuator/health/readiness",
    };

    private PublicFiles() {}
}
