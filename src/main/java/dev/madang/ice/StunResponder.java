package dev.madang.ice;

import dev.madang.limit.RateLimit;
import dev.madang.problem.ProblemException;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.ice4j.StunException;
import org.ice4j.StunMessageEvent;
import org.ice4j.Transport;
import org.ice4j.TransportAddress;
import org.ice4j.message.Message;
import org.ice4j.message.MessageFactory;
import org.ice4j.message.Request;
import org.ice4j.socket.IceUdpSocketWrapper;
import org.ice4j.stack.StunStack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers STUN binding requests (RFC 8489) over UDP, for LANs across routers that have no STUN server. Made for a house
 * and not for the internet: each address is answered a few times a second at most.
 */
final class StunResponder implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StunResponder.class);
    static final int ANSWERS = 50;
    private static final Duration PERIOD = Duration.ofSeconds(10);

    private final InetSocketAddress address;
    private final StunStack stack = new StunStack();
    private final IceUdpSocketWrapper socket;
    private final RateLimit answers = new RateLimit(ANSWERS, PERIOD);

    StunResponder(InetSocketAddress address) throws IOException {
        this.address = address;
        socket = new IceUdpSocketWrapper(new DatagramSocket(address));
        stack.addSocket(socket);
        stack.addRequestListener(new TransportAddress(address, Transport.UDP), this::answer);
        log.info("STUN is answered at {}", address);
    }

    InetSocketAddress address() {
        return address;
    }

    private void answer(StunMessageEvent event) {
        try {
            if (event.getMessage() instanceof Request request
                    && request.getMessageType() == Message.BINDING_REQUEST) {
                answers.use(event.getRemoteAddress().getHostAddress());
                stack.sendResponse(
                        event.getTransactionID().getBytes(),
                        MessageFactory.createBindingResponse(request, event.getRemoteAddress()),
                        event.getLocalAddress(),
                        event.getRemoteAddress());
            }
        } catch (ProblemException tooMany) {
            log.trace("Too many STUN requests from one address");
        } catch (StunException | IOException failed) {
            log.debug("A STUN request could not be answered", failed);
        }
    }

    @Override
    public void close() {
        stack.shutDown();
        socket.close();
    }
}
