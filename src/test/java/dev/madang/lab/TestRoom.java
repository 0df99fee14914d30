package dev.madang.lab;

/** A room and the user who opened it. */
public record TestRoom(TestUser host, String code, String hostLink) {

    public String events() {
        return "/topic/room." + code;
    }

    public String inbox(String participantId) {
        return "/topic/room." + code + ".participant." + participantId;
    }

    public String command(String name) {
        return "/app/room." + code + "." + name;
    }

    public String signal(String participantId) {
        return command("signal." + participantId);
    }

    /** Through the REST interface, by the host. */
    public void end() {
        var answer = host.server().call("DELETE", "/api/rooms/" + code, host.token(), null);
        if (answer.statusCode() != 204) {
            throw new AssertionError(answer + ": " + answer.body());
        }
    }
}
