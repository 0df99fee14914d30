package dev.madang.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.MadangTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestConstructor;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** S9, place by place. */
@MadangTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class IntroductionsTests {

    private final Introductions introductions;
    private final List<Introduction> strangers = new ArrayList<>();

    IntroductionsTests(Introductions introductions) {
        this.introductions = introductions;
    }

    @Test
    void aPlaceIsGivenBackOnceHoweverItEnds() throws IOException {
        fill("192.0.2.1");
        assertThat(come("192.0.2.1")).isEqualTo(429);
        assertThat(come("192.0.2.2")).isEqualTo(200);

        strangers.get(0).gone();
        strangers.get(0).gone();
        strangers.get(0).expire();
        strangers.get(0).made();
        assertThat(come("192.0.2.1")).isEqualTo(200);
        assertThat(come("192.0.2.1")).isEqualTo(429);

        strangers.get(1).expire();
        strangers.get(1).gone();
        assertThat(come("192.0.2.1")).isEqualTo(200);
        assertThat(come("192.0.2.1")).isEqualTo(429);
    }

    @Test
    void whoIsKnownCountsNoMoreAndLetsOneMoreIn() throws IOException {
        fill("192.0.2.3");
        strangers.get(0).made();
        strangers.get(0).made();
        assertThat(come("192.0.2.3")).isEqualTo(200);
        assertThat(come("192.0.2.3")).isEqualTo(200);
        assertThat(come("192.0.2.3")).isEqualTo(429);
    }

    @Test
    void anIpv6NetworkIsOneAddress() throws IOException {
        fill("2001:db8:9::1");
        assertThat(come("2001:db8:9::2")).isEqualTo(429);
        assertThat(come("2001:db8:9:1::1")).isEqualTo(200);
    }

    @Test
    void comingAndGoingWithOneLoginLetsOnlySoManyMoreIn() throws IOException {
        for (int i = 0; i < Introductions.MAX_MORE_PER_ADDRESS + 5; i++) {
            assertThat(come("192.0.2.4")).isEqualTo(200);
            strangers.get(i).made();
            strangers.get(i).gone();
        }
        for (int i = 0; i < Introductions.MAX_PER_ADDRESS + Introductions.MAX_MORE_PER_ADDRESS; i++) {
            assertThat(come("192.0.2.4")).isEqualTo(200);
        }
        assertThat(come("192.0.2.4")).isEqualTo(429);
    }

    private void fill(String address) throws IOException {
        for (int i = 0; i < Introductions.MAX_PER_ADDRESS; i++) {
            assertThat(come(address)).isEqualTo(200);
        }
    }

    private int come(String address) throws IOException {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        MockHttpServletResponse response = new MockHttpServletResponse();
        Map<String, Object> attributes = new HashMap<>();
        if (introductions.beforeHandshake(
                new ServletServerHttpRequest(request),
                new ServletServerHttpResponse(response),
                new TextWebSocketHandler(),
                attributes)) {
            strangers.add(Objects.requireNonNull(Introduction.of(attributes)));
        } else {
            assertThat(response.getHeader("Retry-After")).isEqualTo("10");
        }
        return response.getStatus();
    }
}
