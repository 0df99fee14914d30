package dev.madang.security;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LingeringCloseConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> lingeringClose() {
        return factory -> factory.addEngineValves(new LingeringClose());
    }
}
