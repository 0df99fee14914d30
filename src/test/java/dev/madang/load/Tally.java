package dev.madang.load;

/** What became of the messages of one run. */
final class Tally {

    long sent;
    long received;
    long misdelivered;
    long disordered;
    long repeatedJoins;
    long failures;
    private String firstFailure = "";

    void fail(String what) {
        if (failures++ == 0) {
            firstFailure = what;
        }
    }

    long lost() {
        return sent - received;
    }

    boolean isClean() {
        return lost() == 0 && misdelivered == 0 && disordered == 0 && repeatedJoins == 0 && failures == 0;
    }

    void add(Tally more) {
        sent += more.sent;
        received += more.received;
        misdelivered += more.misdelivered;
        disordered += more.disordered;
        repeatedJoins += more.repeatedJoins;
        if (failures == 0) {
            firstFailure = more.firstFailure;
        }
        failures += more.failures;
    }

    @Override
    public String toString() {
        return lost() + " lost, " + misdelivered + " misdelivered, " + disordered + " out of order, " + repeatedJoins
                + " repeated joins" + (failures == 0 ? "" : ", " + failures + " FAILURES, first: " + firstFailure);
    }
}
