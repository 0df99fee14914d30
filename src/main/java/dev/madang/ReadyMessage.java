package dev.madang;

import dev.madang.https.OwnAddresses;
import java.net.InetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The last lines of the start, with the addresses to open. */
@Component
class ReadyMessage {

    private static final Logger log = LoggerFactory.getLogger(MadangApplication.class);

    private final boolean isHttps;
    private final boolean isPrivate;

    ReadyMessage(Environment environment) {
        isHttps = Ssl.isEnabled(
                Binder.get(environment).bind("server.ssl", Ssl.class).orElse(null));
        isPrivate = environment.getProperty("madang.https.self-signed", Boolean.class, false);
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext context
                && context.getWebServer() != null) {
            int port = context.getWebServer().getPort();
            if (isPrivate) {
                for (InetAddress address : OwnAddresses.all()) {
                    log.info("From other machines: https://{}:{}", OwnAddresses.inUrl(address), port);
                }
            }
            log.info("Madang is ready: {}://localhost:{}", isHttps ? "https" : "http", port);
        }
    }
}
