package dev.madang.load;

import java.util.List;

/**
 * One figure of the load kit: {@code driver}, {@code storm}, {@code steady}, {@code casts}, {@code idle} or {@code
 * flight}, which reads the recordings of a storm.
 */
final class Load {

    private Load() {}

    public static void main(String[] arguments) throws Exception {
        Cores.restartPinned(Load.class, arguments);
        Setting setting = Setting.of(List.of(arguments).subList(1, arguments.length));
        switch (arguments[0]) {
            case "storm" -> StormFigure.run(setting);
            case "steady" -> SteadyFigure.run(setting);
            case "casts" -> CastsFigure.run(setting);
            case "idle" -> IdleFigure.run(setting);
            case "driver" -> DriverFigure.run();
            case "flight" -> FlightFigure.run(setting);
            default -> throw new IllegalArgumentException("no figure " + arguments[0]);
        }
        // The client of the REST interface keeps threads.
        System.exit(0);
    }
}
