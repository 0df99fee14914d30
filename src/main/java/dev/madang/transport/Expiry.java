package dev.madang.transport;

import jakarta.servlet.ServletContext;
import org.apache.tomcat.websocket.BackgroundProcess;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Lets the container look every second for sockets whose client does not answer a close. Left alone it looks every ten,
 * and so keeps them for six times as long as it was told to.
 */
@Component
class Expiry implements SmartInitializingSingleton {

    private final ServletContext context;

    Expiry(ServletContext context) {
        this.context = context;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (context.getAttribute("jakarta.websocket.server.ServerContainer") instanceof BackgroundProcess container) {
            container.setProcessPeriod(1);
        }
    }
}
