package dev.madang.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.lab.Figures;
import dev.madang.lab.ForeignSite;
import dev.madang.lab.JoinRace;
import dev.madang.lab.Laboratory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * From the click on "join" to a frame of each of the others, as a multiple of what the same browser needs with nothing
 * but peer connections. In pairs, ours and the minimum in turn, so that the machine is the same to both.
 */
class JoinSpeedSoakTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    private static final int PAIRS = Integer.getInteger("madang.join.pairs", 20);
    private static final double BAR = 1.3;

    @Test
    void twoPeople() {
        race(2);
    }

    @Test
    void threePeople() {
        race(3);
    }

    @Test
    void fourPeople() {
        assertThat(race(4)).isLessThanOrEqualTo(BAR);
    }

    /** Returns the middle one of the ratios. */
    private static double race(int people) {
        List<JoinRace.Result> ours = new ArrayList<>();
        List<JoinRace.Result> least = new ArrayList<>();
        try (ForeignSite site = ForeignSite.start();
                JoinRace our = JoinRace.ours(LAB.browser(), LAB.room(), people);
                JoinRace minimum = JoinRace.minimum(LAB.browser(), site, people)) {
            // The first of each is for the machine to get warm.
            our.run();
            minimum.run();
            for (int pair = 0; pair < PAIRS; pair++) {
                ours.add(our.run());
                least.add(minimum.run());
            }
        }
        String row = "join N=" + people;
        ratio(row + " is seen by all", ours, least, JoinRace.Result::seen);
        double ratio = ratio(row + " sees all", ours, least, JoinRace.Result::sees);
        steps(ours).forEach((step, millis) -> Figures.record(row, step, "%.0f ms".formatted(millis), ""));
        return ratio;
    }

    private static double ratio(
            String row,
            List<JoinRace.Result> ours,
            List<JoinRace.Result> least,
            ToDoubleFunction<JoinRace.Result> figure) {
        List<Double> our = ours.stream().map(figure::applyAsDouble).toList();
        List<Double> minimum = least.stream().map(figure::applyAsDouble).toList();
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < our.size(); i++) {
            ratios.add(our.get(i) / minimum.get(i));
        }
        List<Double> sorted = ratios.stream().sorted().toList();
        // Of 20, the 6th and the 15th enclose the median with 95.9 % (binomial).
        int tail = (int) Math.floor((sorted.size() - 1.96 * Math.sqrt(sorted.size())) / 2);
        Figures.record(
                row,
                "ours / minimum, ms, median of " + our.size(),
                "%.0f / %.0f, ratio %.2f (95 %%: %.2f to %.2f)"
                        .formatted(
                                Figures.median(our),
                                Figures.median(minimum),
                                Figures.median(ratios),
                                sorted.get(Math.max(0, tail)),
                                sorted.get(Math.min(sorted.size() - 1, sorted.size() - 1 - tail))),
                String.valueOf(BAR));
        return Figures.median(ratios);
    }

    private static Map<String, Double> steps(List<JoinRace.Result> results) {
        Set<String> names = new LinkedHashSet<>();
        results.forEach(result -> names.addAll(result.steps().keySet()));
        var medians = new LinkedHashMap<String, Double>();
        for (String name : names) {
            medians.put(
                    name,
                    Figures.median(results.stream()
                            .filter(result -> result.steps().containsKey(name))
                            .map(result -> result.steps().get(name))
                            .toList()));
        }
        return medians;
    }
}
