package dev.madang.ice;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The STUN responder runs only when asked for, by the address at which the browsers find it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("madang.ice.embedded-stun")
class StunConfiguration {

    @Bean(destroyMethod = "close")
    StunResponder stunResponder(IceSettings settings) throws IOException {
        InetSocketAddress address = settings.embeddedStunAddress();
        if (address == null || address.isUnresolved()) {
            throw new IllegalArgumentException("madang.ice.embedded-stun must be <address of this machine>:<port>");
        }
        return new StunResponder(address);
    }
}
