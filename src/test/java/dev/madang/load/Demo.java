package dev.madang.load;

import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.websocket.autoconfigure.servlet.WebSocketMessagingAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;

/**
 * The baseline: signaling as tutorials of Spring have it, with a simple broker and a controller whose bodies are records,
 * nobody being asked who they are. Both order flags are on, for without them messages overtake each other. It has no
 * annotation that the product's own scan would find.
 */
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    WebSocketMessagingAutoConfiguration.class
})
@EnableWebSocketMessageBroker
@Import(DemoController.class)
class Demo implements WebSocketMessageBrokerConfigurer {

    private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    private final long heartbeat;

    Demo(@Value("${load.demo.heartbeat}") long heartbeat) {
        this.heartbeat = heartbeat;
        scheduler.initialize();
    }

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(Demo.class);
        // Not the settings of the product, which are on the class path too.
        application.setDefaultProperties(Map.of("spring.config.name", "demo", "spring.main.banner-mode", "off"));
        application.run(arguments);
    }

    @Override
    public void registerStompEndpoints(StompEndpointRegistry registry) {
        registry.setPreserveReceiveOrder(true).addEndpoint("/ws").withSockJS();
    }

    @Override
    public void configureMessageBroker(MessageBrokerRegistry registry) {
        registry.setPreservePublishOrder(true)
                .setApplicationDestinationPrefixes("/app")
                .enableSimpleBroker("/topic")
                .setHeartbeatValue(new long[] {heartbeat, heartbeat})
                .setTaskScheduler(scheduler);
    }
}
