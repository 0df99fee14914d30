package dev.madang;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The last line of the start, with the address to open. */
@Component
class ReadyMessage {

    private static final Logger log = LoggerFactory.getLogger(MadangApplication.class);

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext context
                && context.getWebServer() != null) {
            log.info(
                    "Madang is ready: http://localhost:{}",
                    context.getWebServer().getPort());
        }
    }
}
