package dev.madang.lab;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One server process for all tests that leave it running. */
public final class SharedServer implements BeforeAllCallback {

    private ServerProcess process;

    @Override
    public void beforeAll(ExtensionContext context) {
        process = of(context);
    }

    static ServerProcess of(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedServer.class))
                .computeIfAbsent(
                        ServerProcess.class, key -> ServerProcess.startPackaged("shared"), ServerProcess.class);
    }

    public ServerProcess process() {
        return process;
    }

    public TestServer server() {
        return process.server();
    }
}
