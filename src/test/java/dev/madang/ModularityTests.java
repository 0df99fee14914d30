package dev.madang;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void modulesImportOnlyWhatTheyMay() {
        ApplicationModules.of(MadangApplication.class).verify();
    }
}
